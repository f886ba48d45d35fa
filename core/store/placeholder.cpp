namespace antiphon {}
