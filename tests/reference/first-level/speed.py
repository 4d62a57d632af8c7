"""The work of FirstLevelBenchmark in numpy and scipy, one thread: AR(1) by nilearn's definition (bins of rho, pseudo-inverse a bin), eight contrasts, cleaning, smoothing, global connectivity."""
import time
import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.stats import norm, t as student

rng = np.random.default_rng(1)


def timed(what, work):
    before = time.process_time()
    result = work()
    print(f"{what:<58} {time.process_time() - before:.3f} s CPU", flush=True)
    return result


n, v, p = 432, 22472, 27
y = (1000 + 10 * rng.standard_normal((n, v), dtype=np.float32)).astype(np.float32)
x = np.hstack([np.kron(np.eye(9), np.ones((48, 1))), rng.normal(size=(n, 18))])


def whiten(a, rho):
    w = a.copy()
    w[1:] -= rho * a[:-1]
    return w


def ar1():
    e = y - x @ (np.linalg.pinv(x) @ y)
    rho = np.trunc((e[1:] * e[:-1]).sum(0) / (n - 1) / ((e ** 2).sum(0) / n) * 100) / 100
    fits = []
    for r in np.unique(rho):
        at = rho == r
        wx, wy = whiten(x, r), whiten(y[:, at].astype(float), r)
        pi = np.linalg.pinv(wx)
        b = pi @ wy
        fits.append((at, b, ((wy - wx @ b) ** 2).sum(0) / (n - p), pi @ pi.T))
    return fits


def contrasts(fits):
    for k in range(1, 9):
        c = np.zeros(p); c[k], c[0] = 1, -1
        z = np.empty(v)
        for at, b, s2, g in fits:
            q = c @ b / np.sqrt(s2 * (c @ g @ c))
            z[at] = np.sign(q) * norm.isf(student.sf(np.abs(q), n - p))
    return z


fits = timed("AR(1) as nilearn: 22,472 x 432 x 27", ar1)
timed("eight contrasts: t and z", lambda: contrasts(fits))
del y, fits
s = rng.standard_normal((192, 33600), dtype=np.float32)
k = np.arange(1, 192); f = k / (2 * 192 * 2.5)
dct = np.cos(np.pi * np.outer(np.arange(192) + .5, k) / 192)[:, (f <= .008) | (f > .1)]
nuisance = np.hstack([np.ones((192, 1)), rng.normal(size=(192, 25)), dct])


def clean():
    q, _ = np.linalg.qr(nuisance)
    d = s.astype(float)
    return d - q @ (q.T @ d)


timed("cleaning 33,600 x 192", clean)
vol = rng.standard_normal((46, 56, 46, 192), dtype=np.float32)


def smooth():
    a = vol
    for axis in range(3):
        a = gaussian_filter1d(a, 6 / np.sqrt(8 * np.log(2)) / 3.5, axis=axis, mode="constant")
    return a


timed("smoothing 46 x 56 x 46 x 192 by 6 mm", smooth)
g = rng.normal(size=(192, 4196))
timed("global connectivity, Fisher z: 4196 x 192", lambda: np.arctanh(np.where(np.eye(4196) == 1, 0, np.corrcoef(g.T))).sum(1) / 4195)
