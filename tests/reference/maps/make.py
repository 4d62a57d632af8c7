"""Maps against maps with numpy and scipy: given rotations, the reassignments of three methods, correlations, costs; BrainSMASH's variogram; Moran's eigenvalues; PCA.

Usage: python3 make.py > maps.json
The rules are those of neuromaps 0.0.5 (nulls/spins.py: nearest by cdist of coordinates with rotated coordinates, 'vasa', 'hungarian') and BrainSMASH 0.11 (mapgen/base.py), written anew.
"""
import json, sys
import numpy as np
import scipy
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist
from scipy.stats import spearmanr

rng = np.random.default_rng(7)
n = 40                                     # places of one hemisphere
def sphere(k):
    p = rng.standard_normal((k, 3)); return p / np.linalg.norm(p, axis=1)[:, None]
left = sphere(n) * 100; right = sphere(n) * 100
left[:, 0] = -np.abs(left[:, 0]); right[:, 0] = np.abs(right[:, 0])    # half spheres: the sides are told by x
positions = np.vstack([left, right])
x = np.round(rng.standard_normal(2 * n), 4); y = np.round(.5 * x + rng.standard_normal(2 * n), 4); z = np.round(rng.standard_normal(2 * n), 4)
w = np.round(rng.uniform(.5, 2, 2 * n), 4)

spins = []
mirror = np.diag([-1.0, 1, 1])
for k in range(6):
    q, r = np.linalg.qr(rng.standard_normal((3, 3)))
    q = q @ np.diag(np.sign(np.diag(r)))
    if np.linalg.det(q) < 0: q[:, 0] = -q[:, 0]
    spin = dict(rotation=q.ravel().tolist())
    for method in ["nearest", "vasa", "hungarian"]:
        source, cost = [], 0.0
        for offset, points, rotation in [(0, left / 100, q), (n, right / 100, mirror @ q @ mirror)]:
            d = cdist(points, points @ rotation.T)              # rotated points are R p
            if method == "nearest": col = d.argmin(axis=1)
            elif method == "hungarian":
                _, col = linear_sum_assignment(d); cost += d[np.arange(n), col].sum()
            else:
                e, col = d.copy(), np.zeros(n, int)
                for _ in range(n):
                    row = e.min(axis=1).argmax(); col[row] = e[row].argmin()
                    e[row] = -np.inf; e[:, col[row]] = np.inf
            source += (offset + col).tolist()
        s = np.array(source); xs = x[s]
        design = np.column_stack([np.ones(2 * n), z]); root = np.sqrt(w)[:, None]
        res = lambda v: root[:, 0] * v - root * design @ np.linalg.lstsq(root * design, root[:, 0] * v, rcond=None)[0]
        u, v = res(xs), res(y)
        spin[method] = dict(source=source, cost=cost, pearson=np.corrcoef(xs, y)[0, 1], spearman=spearmanr(xs, y)[0], weighted_partial=(u @ v) / np.sqrt((u @ u) * (v @ v)))
    spins.append(spin)

D = cdist(positions, positions)
iu = np.triu_indices(2 * n, 1); u = D[iu]
keep = u < np.percentile(u, 25); ut = u[keep]
h = np.linspace(ut.min(), ut.max(), 25); b = 3 * (h[1] - h[0])
def variogram(m):
    v = (.5 * (m[iu[0]] - m[iu[1]]) ** 2)[keep]
    k = np.exp(-(2.68 * np.abs(ut - h[:, None]) / b) ** 2 / 2)
    return (k * v).sum(1) / k.sum(1)
target = variogram(x)
shuffled = rng.permutation(x); noise = np.round(rng.standard_normal(2 * n), 6)
best = None
order = np.argsort(D, axis=1)
for delta in np.linspace(.1, .9, 9):
    k = int(round(delta * 2 * n, 9))
    near = order[:, 1:k + 1]; dk = np.take_along_axis(D, near, 1)
    e = np.exp(-dk / dk.max(1)[:, None]); sm = (shuffled[near] * e).sum(1) / e.sum(1)
    vs = variogram(sm); beta, alpha = np.polyfit(vs, target, 1); left_over = ((target - alpha - beta * vs) ** 2).sum()
    if best is None or left_over < best[0]: best = (left_over, delta, alpha, beta, sm)
surrogate = np.sqrt(abs(best[3])) * best[4] + np.sqrt(abs(best[2])) * noise
surrogate -= surrogate.mean()

W = 1 / np.where(D > 0, D, 1); np.fill_diagonal(W, 0)
H = np.eye(2 * n) - 1 / (2 * n)
lam, V = np.linalg.eigh(H @ W @ H)
zero = np.abs(V.sum(0)).argmax()
lam = np.delete(lam, zero)[::-1]; strength = np.abs(np.delete(V, zero, 1).T @ (x - x.mean()))[::-1]

data = np.round(rng.standard_normal((12, 30)) @ np.diag(np.linspace(2, .3, 30)), 4)
c = data - data.mean(0); U, S, Vt = np.linalg.svd(c, full_matrices=False); S = S[:11]
ratio = lambda m: (lambda s: (s ** 2).sum() ** 2 / (s ** 4).sum())(np.linalg.svd(m - m.mean(0), compute_uv=False))
json.dump(dict(
    versions=dict(python=sys.version.split()[0], numpy=np.__version__, scipy=scipy.__version__),
    positions=positions.ravel().tolist(), x=x.tolist(), y=y.tolist(), z=z.tolist(), w=w.tolist(), spins=spins,
    variogram=dict(lags=h.tolist(), target=target.tolist(), shuffled=shuffled.tolist(), noise=noise.tolist(), delta=best[1], surrogate=surrogate.tolist()),
    moran=dict(values=lam.tolist(), strength=strength.tolist()),
    pca=dict(rows=12, data=data.ravel().tolist(), explained=(100 * S ** 2 / (S ** 2).sum()).tolist(), scores=np.abs(U[:, :11] * S).ravel().tolist(), loadings=np.abs(Vt[:11]).ravel().tolist(),
             ratio=ratio(data), without=[ratio(np.delete(data, i, 0)) for i in range(12)])), sys.stdout, indent=0)
