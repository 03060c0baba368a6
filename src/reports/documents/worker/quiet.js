// The parsers print what they think of a document, and of Node when they are loaded: this is loaded
// before them. What matters of it is in the answer.
for (const stream of [process.stdout, process.stderr]) stream.write = () => true;
