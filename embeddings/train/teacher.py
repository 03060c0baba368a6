"""What word matching says of the pairs in a batch, as a teacher for the vectors."""

import numpy as np
import torch

from vocabulary import Bags

SAMPLE_TEXTS = 60_000
SATURATION = 1.2
"""k1 of BM25: how soon a piece that comes again says nothing new."""
LENGTH_SHARE = 0.75
"""b of BM25."""
CERTAINTY = 12.0
"""Logit of the passage that matches best; one that shares no piece has 0."""


class WordTeacher:
    def __init__(self, passages: Bags, rng: np.random.Generator):
        sample = rng.choice(len(passages), min(SAMPLE_TEXTS, len(passages)), replace=False)
        counts = passages.counts(sample)
        self.mean_length = counts.sum() / len(sample)
        texts_with = np.bincount(counts.indices, minlength=counts.shape[1])
        self.weights = np.log1p((len(sample) - texts_with + 0.5) / (texts_with + 0.5)).astype(np.float32)

    def logits(self, queries: Bags, passages: Bags, chosen: np.ndarray) -> torch.Tensor:
        """BM25 of every query with every passage, scaled so that the best of a query has CERTAINTY."""
        asked = queries.counts(chosen)
        asked.data = self.weights[asked.indices]
        held = passages.counts(chosen)
        lengths = np.asarray(held.sum(axis=1)).ravel() / self.mean_length
        per_entry = np.repeat(lengths, np.diff(held.indptr))
        held.data /= held.data + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * per_entry)
        scores = torch.from_numpy((asked @ held.T).toarray().astype(np.float32))
        return scores / scores.amax(dim=1, keepdim=True).clamp(min=1e-6) * CERTAINTY
