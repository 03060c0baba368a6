delivery-too-many = Many of your questions are still waiting, so this one was not taken. Please ask again when those are answered.
delivery-too-often = That was too fast. Please ask again in a minute.
