callout-api = For programs
