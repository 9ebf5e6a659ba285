"""The pages in docs/ that are made: the codebook from contract, lexicon and rules, accuracy from answer keys."""
