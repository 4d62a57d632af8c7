"""Group models with first-level variances by direct maximisation of the (restricted) likelihood with scipy; numpy's convolution for moving averages.

Writes flame.json. Run: python3 flame.py
"""
import json
import sys

import numpy as np
import scipy
from scipy.optimize import minimize_scalar


def loglik(tau, y, s, X, marginal):
    w = 1 / (s + tau)
    A = X.T @ (w[:, None] * X)
    beta = np.linalg.solve(A, X.T @ (w * y))
    r = y - X @ beta
    value = np.sum(np.log(w)) - np.sum(w * r * r)
    return 0.5 * (value - (np.linalg.slogdet(A)[1] if marginal else 0)), beta, np.linalg.inv(A)


def fit(y, s, X, marginal):
    scale = np.var(y)
    grid = np.concatenate([[0], np.geomspace(1e-8, 100, 4001) * scale])
    values = [loglik(t, y, s, X, marginal)[0] for t in grid]
    k = int(np.argmax(values))
    tau = grid[k]
    if k > 0:
        found = minimize_scalar(lambda t: -loglik(t, y, s, X, marginal)[0], bounds=(grid[k - 1], grid[min(k + 1, len(grid) - 1)]), method="bounded", options=dict(xatol=1e-14 * scale))
        tau = found.x if -found.fun > values[0] else 0.0
    value, beta, cov = loglik(tau, y, s, X, marginal)
    return dict(tau=tau, loglik=value, beta=beta.tolist(), se=np.sqrt(np.diag(cov)).tolist())


rng = np.random.default_rng(11)
cases = []
for n, p, between, spread in [(24, 1, 1.0, 1.0), (24, 1, 0.0, 0.5), (12, 1, 0.3, 3.0), (30, 2, 2.0, 1.0), (30, 3, 0.0, 1.5), (9, 2, 0.5, 2.0), (25, 1, 50.0, 1.0), (25, 1, 0.02, 0.1), (6, 1, 0.5, 6.0), (80, 4, 0.4, 1.0)]:
    s = np.exp(spread * rng.standard_normal(n))
    X = np.ones((n, 1)) if p == 1 else np.column_stack([np.ones(n)] + [rng.standard_normal(n) for _ in range(p - 1)])
    y = X @ np.arange(1, p + 1) * 0.3 + np.sqrt(s + between) * rng.standard_normal(n)
    y, s, X = np.round(y, 6), np.round(s, 6), np.round(X, 6)
    cases.append(dict(y=y.tolist(), s=s.tolist(), X=X.tolist(), marginal=fit(y, s, X, True), likelihood=fit(y, s, X, False)))
series = np.round(rng.standard_normal(100), 6)
valid = np.convolve(series, np.ones(32) / 32, "valid")
ones = np.convolve(np.ones(100), np.ones(32), "same")
json.dump(
    dict(made_by=f"flame.py, Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}", cases=cases,
         series=series.tolist(), valid=valid.tolist(), same=(np.convolve(series, np.ones(32), "same") / ones).tolist()),
    open("flame.json", "w"))
print([(round(c["marginal"]["tau"], 5), round(c["likelihood"]["tau"], 5)) for c in cases])
