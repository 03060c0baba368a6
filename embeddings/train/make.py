"""Makes the embedding model from the data: prepare, vocabulary, train, export."""

import argparse
import dataclasses
import hashlib
import json
import sys
from pathlib import Path

from export import export
from prepare import prepare
from score import score
from train import Options, train
from vocabulary import Vocabulary, learn


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the files that README.md lists")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    parser.add_argument("--work", type=Path, required=True, help="folder for what is made on the way")
    parser.add_argument("--seed", type=int, default=Options.seed)
    parser.add_argument("--steps", type=int, default=Options.steps, help="fewer for a trial")
    options = parser.parse_args()

    pieces = options.work / "pieces.model"
    prepare(options.data, options.work, options.seed)
    learn(options.work / "text.txt", pieces, options.seed)
    vocabulary = Vocabulary(pieces)
    settings = Options(seed=options.seed, steps=options.steps)
    table = train(options.work / "pairs.tsv", vocabulary, settings)
    export(table, vocabulary, options.out)

    found = score(table, vocabulary, options.work / "dev.json")
    print(json.dumps({"options": dataclasses.asdict(settings), "dev": found}), file=sys.stderr)
    for file in ("onnx/model_quantized.onnx", "tokenizer.json", "tokenizer_config.json", "config.json"):
        print(hashlib.sha256((options.out / file).read_bytes()).hexdigest(), file)


if __name__ == "__main__":
    main()
