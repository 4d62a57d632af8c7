"""Processor seconds of numpy and scipy for what MapsBenchmark times: spins (neuromaps' rules) and BrainSMASH's surrogates on 200 parcels; a tenth is run and scaled up."""
import time
import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist

rng = np.random.default_rng(1)
sides = [rng.standard_normal((100, 3)) for _ in range(2)]
sides = [s / np.linalg.norm(s, axis=1)[:, None] for s in sides]
x, maps = rng.standard_normal(200), rng.standard_normal((200, 6))
mirror = np.diag([-1.0, 1, 1])

def spin(method, count):
    for _ in range(count):
        q, r = np.linalg.qr(rng.standard_normal((3, 3))); q = q @ np.diag(np.sign(np.diag(r)))
        if np.linalg.det(q) < 0: q[:, 0] = -q[:, 0]
        source = []
        for side, rotation in zip(sides, [q, mirror @ q @ mirror]):
            if method == "nearest": col = cKDTree(side @ rotation).query(side, 1)[1]
            elif method == "hungarian": _, col = linear_sum_assignment(cdist(side, side @ rotation))
            else:
                d, col = cdist(side, side @ rotation), np.zeros(len(side), int)
                for _ in range(len(d)):
                    row = d.min(axis=1).argmax(); col[row] = d[row].argmin(); d[row] = -np.inf; d[:, col[row]] = np.inf
            source.append(col + 100 * len(source))
        np.corrcoef(x[np.concatenate(source)], maps.T)

def surrogates(count):
    p = np.vstack(sides); d = cdist(p, p); iu = np.triu_indices(200, 1); u = d[iu]; keep = u < np.percentile(u, 25); ut = u[keep]
    h = np.linspace(ut.min(), ut.max(), 25); b = 3 * (h[1] - h[0]); order = np.argsort(d, axis=1)
    def variogram(m):
        v = (.5 * (m[iu[0]] - m[iu[1]]) ** 2)[keep]; w = np.exp(-(2.68 * np.abs(ut - h[:, None]) / b) ** 2 / 2); return (w * v).sum(1) / w.sum(1)
    target = variogram(x)
    for _ in range(count):
        s, best = rng.permutation(x), None
        for delta in np.linspace(.1, .9, 9):
            near = order[:, 1:int(delta * 200) + 1]; dk = np.take_along_axis(d, near, 1); e = np.exp(-dk / dk.max(1)[:, None])
            sm = (s[near] * e).sum(1) / e.sum(1); vs = variogram(sm); fit = np.polyfit(vs, target, 1); left = ((np.polyval(fit, vs) - target) ** 2).sum()
            if best is None or left < best[0]: best = (left, fit, sm)
        np.sqrt(abs(best[1][0])) * best[2] + np.sqrt(abs(best[1][1])) * rng.standard_normal(200)

for what, work, share in [("10,000 spins, nearest", lambda: spin("nearest", 1000), 10), ("10,000 spins, Vasa", lambda: spin("vasa", 100), 100),
                          ("10,000 spins, Hungarian", lambda: spin("hungarian", 1000), 10), ("1000 variogram surrogates", lambda: surrogates(20), 50)]:
    start = time.process_time(); work()
    print(f"{what:<58} {share * (time.process_time() - start):.2f} s CPU")
