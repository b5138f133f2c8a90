"""Finds the best projective tree for a matrix of edge scores (Eisner), one root, numpy only."""

from __future__ import annotations

import numpy as np

_LOW = -1e9


def best_tree(scores: np.ndarray) -> list[int]:
    """Give the head of every word; ``scores[d, h]`` with row and column 0 for the root.

    The answer is for words 1..n and counts the root as 0. Exactly one word hangs on the root.
    """
    size = scores.shape[0]
    score = scores.T.copy()  # score[head, dependent]
    score[0, 1:] -= 1e4  # every extra root costs far more than any edge gives
    complete = np.full((size, size, 2), _LOW)
    incomplete = np.full((size, size, 2), _LOW)
    back_c = np.zeros((size, size, 2), dtype=np.int32)
    back_i = np.zeros((size, size), dtype=np.int32)
    for at in range(size):
        complete[at, at] = 0.0
    for width in range(1, size):
        for left in range(size - width):
            right = left + width
            joins = complete[left, left:right, 1] + complete[left + 1 : right + 1, right, 0]
            best = int(joins.argmax())
            back_i[left, right] = left + best
            incomplete[left, right, 0] = joins[best] + (score[right, left] if left else _LOW)
            incomplete[left, right, 1] = joins[best] + score[left, right]
            lefts = complete[left, left:right, 0] + incomplete[left:right, right, 0]
            best = int(lefts.argmax())
            complete[left, right, 0], back_c[left, right, 0] = lefts[best], left + best
            rights = (
                incomplete[left, left + 1 : right + 1, 1] + complete[left + 1 : right + 1, right, 1]
            )
            best = int(rights.argmax())
            complete[left, right, 1], back_c[left, right, 1] = rights[best], left + 1 + best
    heads = [0] * size
    stack = [(0, size - 1, 1, True)]
    while stack:
        left, right, way, whole = stack.pop()
        if left == right:
            continue
        if whole:
            split = int(back_c[left, right, way])
            if way:
                stack += [(left, split, 1, False), (split, right, 1, True)]
            else:
                stack += [(left, split, 0, True), (split, right, 0, False)]
        else:
            heads[right if way else left] = left if way else right
            split = int(back_i[left, right])
            stack += [(left, split, 1, True), (split + 1, right, 0, True)]
    return heads[1:]
