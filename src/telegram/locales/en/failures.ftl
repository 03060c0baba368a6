failed = Something went wrong and I could not answer this time. Please try again later.
