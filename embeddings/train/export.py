"""Writes vectors and vocabulary as a model that transformers.js loads."""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from vocabulary import Vocabulary

OPSET = 13
IR_VERSION = 8
LARGEST = 127


def export(table: np.ndarray, vocabulary: Vocabulary, out: Path) -> None:
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    count, dimension = table.shape
    onnx.save(graph(table), out / "onnx" / "model_quantized.onnx")
    (out / "tokenizer.json").write_text(vocabulary.tokenizer_json(), "utf-8")
    # A name under which the library gives input_ids, and nothing that the graph would not take.
    config = {
        "model_type": "xlm-roberta",
        "hidden_size": dimension,
        "vocab_size": count,
        "pad_token_id": 1,
        # The product folds texts for a model that says so.
        "folded_input": True,
    }
    (out / "config.json").write_text(json.dumps(config) + "\n", "utf-8")
    tokenizer = {"tokenizer_class": "XLMRobertaTokenizer", "pad_token": "<pad>", "unk_token": "<unk>"}
    (out / "tokenizer_config.json").write_text(json.dumps(tokenizer) + "\n", "utf-8")


def rounded(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """8-bit vectors with a scale each."""
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / LARGEST, 1e-8).astype(np.float32)
    return np.rint(table / scale).astype(np.int8), scale


def graph(table: np.ndarray) -> onnx.ModelProto:
    """The sum of the vectors of all pieces, in the place of one token: its direction is that of the mean."""
    vectors, scale = rounded(table)
    made = helper.make_graph(
        [
            helper.make_node("Gather", ["vectors", "input_ids"], ["rounded"]),
            helper.make_node("Cast", ["rounded"], ["whole"], to=TensorProto.FLOAT),
            helper.make_node("Gather", ["scale", "input_ids"], ["scales"]),
            helper.make_node("Transpose", ["scales"], ["row"], perm=[0, 2, 1]),
            helper.make_node("MatMul", ["row", "whole"], ["last_hidden_state"]),
        ],
        "static",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "pieces"])],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", 1, table.shape[1]])],
        [numpy_helper.from_array(vectors, "vectors"), numpy_helper.from_array(scale, "scale")],
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="yinju")
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    return model
