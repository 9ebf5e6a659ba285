"""The catalogue: what the dataset is and which files it has, in the formats that harvesters and tools read."""
