"""The project's own measurements, as ratios within one run."""
