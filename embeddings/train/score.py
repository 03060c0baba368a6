"""How well vectors find held-out passages: for choices between models, so that none is made on a benchmark."""

import json
from pathlib import Path

import numpy as np
import torch

from train import vectors
from vocabulary import Vocabulary


def score(table: np.ndarray, vocabulary: Vocabulary, dev_file: Path) -> dict[str, float]:
    """Mean reciprocal rank of the right passage, for questions and for titles of news."""
    dev = json.loads(dev_file.read_text("utf-8"))
    weights = torch.from_numpy(table)
    passages = embed(weights, vocabulary, dev["passages"])
    scores = {}
    for name in ("questions", "titles"):
        own = torch.tensor([at for _, at in dev[name]])
        found = embed(weights, vocabulary, [text for text, _ in dev[name]]) @ passages.T
        right = found.gather(1, own[:, None])
        scores[name] = float((1 / (1 + (found > right).sum(1))).mean())
    return scores


def embed(weights: torch.Tensor, vocabulary: Vocabulary, texts: list[str]) -> torch.Tensor:
    return vectors(weights, vocabulary.encode(texts).counts(np.arange(len(texts))))
