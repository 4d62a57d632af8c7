"""Resampling by affines, parcel means and weighted means, by scipy and numpy: maps.json.

Usage: maps.py > maps.json.  Written with numpy 1.24.2, scipy 1.10.1, Python 3.11.2 (Debian 12).
"""
import json

import numpy as np
from scipy.ndimage import map_coordinates

rng = np.random.default_rng(20)


def rotation(a, b):
    ca, sa, cb, sb = np.cos(a), np.sin(a), np.cos(b), np.sin(b)
    return np.array([[ca, -sa, 0], [sa, ca, 0], [0, 0, 1]]) @ np.array([[1, 0, 0], [0, cb, -sb], [0, sb, cb]])


source = np.eye(4)
source[:3, :3] = rotation(0.3, -0.2) @ np.diag([2.0, 2.5, 3.0])
source[:3, 3] = [-8, 5, 2]
target = np.eye(4)
target[:3, :3] = rotation(-0.1, 0.15) @ np.diag([1.7, 1.9, 2.2])
target[:3, 3] = [-6, 6, 4]
data = rng.normal(size=(7, 6, 5)).astype(np.float32)
shape = (6, 6, 5)
index = np.stack(np.meshgrid(*[np.arange(n) for n in shape], indexing="ij"), -1).reshape(-1, 3)
at = (np.linalg.inv(source) @ target @ np.c_[index, np.ones(len(index))].T)[:3]
linear = map_coordinates(data.astype(float), at, order=1, mode="constant", cval=np.nan).reshape(shape)
nearest = map_coordinates(data.astype(float), at, order=0, mode="constant", cval=np.nan).reshape(shape)
inside = np.all((np.floor(at + 0.5) >= 0) & (np.floor(at + 0.5) < np.array(data.shape)[:, None]), axis=0)
nearest = np.where(inside, data[tuple(np.clip(np.floor(at + 0.5).astype(int), 0, np.array(data.shape)[:, None] - 1))], np.nan).reshape(shape)

values = rng.normal(size=60).astype(np.float32)
weights = rng.random(60).astype(np.float32)
keys = rng.choice([0, 2, 5, 9], 60)
keys[:4] = [0, 2, 5, 9]
parcels = {}
for key in (2, 5, 9):
    v, w = values[keys == key].astype(float), weights[keys == key].astype(float)
    parcels[str(key)] = {"mean": v.mean(), "weighted": np.average(v, weights=w), "sd": v.std(ddof=1), "n": int((keys == key).sum()), "min": v.min(), "max": v.max()}


def numbers(a):
    return [None if np.isnan(v) else float(v) for v in np.asarray(a, float).ravel("F")]


print(json.dumps({"source": source.ravel().tolist(), "target": target.ravel().tolist(), "data": numbers(data), "linear": numbers(linear), "nearest": numbers(nearest),
                  "values": numbers(values), "weights": numbers(weights), "keys": keys.tolist(), "parcels": parcels}))
