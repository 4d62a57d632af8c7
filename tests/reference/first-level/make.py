"""Oracle of first-level models: design columns, OLS, AR(1) and Tukey-tapered fits, written from their published definitions with numpy and scipy only.

AR(1) follows the definition that nilearn documents: Yule-Walker on OLS residuals (lag 1 over n - 1, lag 0 over n), cut to two digits towards zero,
whitening y[t] - rho*y[t-1] with the first volume as it is, pseudo-inverse, residual variance over n - p.
Run: python3 make.py; it writes first-level.json beside itself.
"""
import json
import numpy as np
import scipy
from scipy.linalg import toeplitz
from scipy.stats import gamma, norm, t as student, f as fisher


def gamma_difference(tr, over, delay, undershoot, disp, udisp, ratio, later=0.0):
    dt = tr / over
    stamps = np.linspace(0, 32.0, int(np.rint(32.0 / dt))) - later
    h = gamma.pdf(stamps, delay / disp, loc=dt, scale=disp) - ratio * gamma.pdf(stamps, undershoot / udisp, loc=dt, scale=udisp)
    return h / h.sum()


def kernels(kind, tr, over):
    p = dict(glover=(6, 12, .9, .9, .48), spm=(6, 16, 1, 1, .167))[kind]
    h = gamma_difference(tr, over, *p)
    later = (h - gamma_difference(tr, over, *p, later=.1)) / .1
    q = (p[0], p[1], p[2] + .01, p[3], p[4])
    wider = (h - gamma_difference(tr, over, *q)) / .01
    return [h, later, wider]


def regressors(onsets, durations, sizes, n, tr, ks, over=50, lead=0):
    frames = np.arange(n) * tr
    n_hr = int(np.rint((n * tr + 24) / tr * over + 1))
    hr = np.linspace(-24, n * tr, n_hr)
    u = np.zeros(n_hr)
    on = np.minimum(np.searchsorted(hr, onsets), n_hr - 1)
    off = np.minimum(np.searchsorted(hr, onsets + durations), n_hr - 1)
    for i in range(len(off)):
        if off[i] < n_hr - 1 and off[i] == on[i]:
            off[i] += 1
    for a, b, s in zip(on, off, sizes):
        u[a] += s
        u[b] -= s
    u = np.cumsum(u)
    cols = []
    for k in ks:
        c = np.convolve(u, k)[:n_hr]
        cols.append(np.interp(frames, hr[:n_hr - lead], c[lead:]))
    return np.array(cols).T


def orthogonalize(x):
    x = x.copy()
    for i in range(1, x.shape[1]):
        x[:, i] -= x[:, :i] @ (np.linalg.pinv(x[:, :i]) @ x[:, i])
    return x


def whiten(x, rho):
    w = x.astype(float).copy()
    w[1:] -= rho * x[:-1]
    return w


def nilearn_ar1(y, x):
    n = len(y)
    resid = y - x @ (np.linalg.pinv(x) @ y)
    r0 = (resid ** 2).sum(0) / n
    r1 = (resid[1:] * resid[:-1]).sum(0) / (n - 1)
    rho = np.trunc(r1 / r0 * 100) / 100
    beta, s2, cov = [], [], []
    for v in range(y.shape[1]):
        wx = whiten(x, rho[v])
        pi = np.linalg.pinv(wx)
        b = pi @ whiten(y[:, v:v + 1], rho[v])[:, 0]
        e = whiten(y[:, v:v + 1], rho[v])[:, 0] - wx @ b
        beta.append(b), s2.append(e @ e / (n - x.shape[1])), cov.append(pi @ pi.T)
    return rho, np.array(beta), np.array(s2), np.array(cov)


def exact_ar1(y, x, rho):
    """GLS with the full AR(1) covariance of unit innovations, at given rho."""
    n = len(y)
    out = []
    for v in range(y.shape[1]):
        vi = np.linalg.inv(toeplitz(rho[v] ** np.arange(n)) / (1 - rho[v] ** 2))
        g = np.linalg.inv(x.T @ vi @ x)
        b = g @ x.T @ vi @ y[:, v]
        e = y[:, v] - x @ b
        out.append((b, e @ vi @ e / (n - x.shape[1]), g))
    return out


def expected_lag1(x, rhos):
    n = len(x)
    r = np.eye(n) - x @ np.linalg.pinv(x)
    d = np.eye(n, k=1)
    return [float(np.trace(r @ (d + d.T) / 2 @ r @ toeplitz(p ** np.arange(n))) / np.trace(r @ toeplitz(p ** np.arange(n)))) for p in rhos]


def tukey(y, x, m):
    n = len(y)
    pad = 1 << int(np.ceil(np.log2(n + m)))
    pinv = np.linalg.pinv(x)
    out = []
    for v in range(y.shape[1]):
        e = y[:, v] - x @ (pinv @ y[:, v])
        ac = np.array([e[k:] @ e[:n - k] for k in range(m)]) / (e @ e) * .5 * (1 + np.cos(np.pi * np.arange(m) / m))
        circ = np.zeros(pad)
        circ[:m] = ac
        circ[pad - m + 1:] = ac[1:][::-1]
        s = np.maximum(np.fft.fft(circ).real, .01)
        zx = np.zeros((pad, x.shape[1])); zx[:n] = x
        zy = np.zeros(pad); zy[:n] = y[:, v]
        k = 1 / np.sqrt(s)
        wx = np.fft.ifft(np.fft.fft(zx, axis=0) * k[:, None], axis=0).real
        wy = np.fft.ifft(np.fft.fft(zy) * k).real
        g = np.linalg.inv(wx.T @ wx)
        b = g @ wx.T @ wy
        res = wy - wx @ b
        out.append((b, res @ res / (n - x.shape[1]), g, ac[1]))
    return out


def contrast(c, b, s2, g):
    return float(c @ b), float(s2 * (c @ g @ c))


out = {"_made_with": f"numpy {np.__version__}, scipy {scipy.__version__}"}

# Events of a Go/NoGo run: 300 volumes of .8 s, one event of no duration, some modulated.
rng = np.random.default_rng(1)
onsets = np.sort(rng.uniform(2, 225, 24)); onsets[3] = 8.0; onsets[5] = 24.0
durations = np.where(np.arange(24) % 5 == 0, 0.0, .6); sizes = np.where(np.arange(24) % 7 == 0, 1.5, 1.0)
out["events"] = {"onset": onsets.tolist(), "duration": durations.tolist(), "modulation": sizes.tolist()}
for kind in ("glover", "spm"):
    out[kind] = orthogonalize(regressors(onsets, durations, sizes, 300, .8, kernels(kind, .8, 50))).T.tolist()
fir = [np.hstack([np.zeros(d * 50), np.ones(50) / 50]) for d in (0, 1, 3)]
out["fir"] = regressors(onsets, durations, sizes, 300, .8, fir, lead=49).T.tolist()
out["boxcar"] = regressors(onsets, durations, sizes, 300, .8, [np.array([1.0])]).T.tolist()

# Nine blocks of 12 volumes, cosines, confounds; data of 6 places with AR(1) noise on a mean of 1000, rounded to single precision as files hold them.
n, blocks = 108, 9
x = np.kron(np.eye(blocks), np.ones((12, 1)))
order = int(np.floor(2 * n * 5.1 * .003 + 1e-9))
cos = np.array([np.sqrt(2 / n) * np.cos(np.pi * k * (np.arange(n) + .5) / n) for k in range(1, order + 1)]).T
motion = np.cumsum(rng.normal(size=(n, 2)), axis=0) * .1
x = np.hstack([x, cos, motion - motion.mean(0)])
rho_true = np.array([0, .2, .4, .6, .8, -.3])
y = np.zeros((n, 6))
for v, r in enumerate(rho_true):
    e = rng.normal(size=n + 200)
    for t in range(1, n + 200):
        e[t] += r * e[t - 1]
    y[:, v] = 1000 + 8 * e[200:] + 5 * x[:, 2] - 3 * x[:, 1]
y = y.astype(np.float32).astype(float)
c = np.zeros(x.shape[1]); c[2], c[0] = 1, -1
c2 = np.zeros(x.shape[1]); c2[5], c2[0] = 1, -1
out["design"] = {"cosines": order, "motion": motion.tolist(), "x": x.tolist(), "y": y.T.tolist()}

pinv = np.linalg.pinv(x); df = n - x.shape[1]
b = pinv @ y; s2 = ((y - x @ b) ** 2).sum(0) / df; g = pinv @ pinv.T
out["ols"] = {"cope": (c @ b).tolist(), "varcope": (s2 * (c @ g @ c)).tolist()}
out["ols"]["z"] = [float(norm.isf(student.sf(abs(q), df)) * np.sign(q)) for q in c @ b / np.sqrt(s2 * (c @ g @ c))]
cc = np.array([c, c2])
fs = [float((cc @ b[:, v]) @ np.linalg.inv(cc @ g @ cc.T) @ (cc @ b[:, v]) / 2 / s2[v]) for v in range(6)]
out["ols"]["f"] = fs
out["ols"]["fz"] = [float(norm.isf(fisher.sf(q, 2, df))) for q in fs]

rho, beta, s2, cov = nilearn_ar1(y, x)
pairs = [contrast(c, beta[v], s2[v], cov[v]) for v in range(6)]
out["ar1_nilearn"] = {"rho": rho.tolist(), "cope": [p[0] for p in pairs], "varcope": [p[1] for p in pairs], "residual_variance": s2.tolist()}
out["expected_lag1"] = {"rho": [-.5, 0, .25, .5, .75, .9], "shown": expected_lag1(x, [-.5, 0, .25, .5, .75, .9])}
given = np.array([.05, .25, .45, .65, .85, -.25])
out["ar1_exact"] = {"rho": given.tolist(), **dict(zip(("cope", "varcope"), zip(*[contrast(c, *q) for q in exact_ar1(y, x, given)])))}
tk = tukey(y, x, int(round(np.sqrt(n))))
out["tukey"] = {"lag1": [float(q[3] ) for q in tk], **dict(zip(("cope", "varcope"), zip(*[contrast(c, *q[:3]) for q in tk])))}

# P0: nine blocks of 48 volumes of 5.1 s; what a high-pass filter does to block - baseline.
n = 432
x0 = np.kron(np.eye(9), np.ones((48, 1)))
def variance(x, c):
    return float(c @ np.linalg.pinv(x.T @ x) @ c)
infl = {}
for hz in (.008, .01, 1 / 128):
    order = int(np.floor(2 * n * 5.1 * hz + 1e-9))
    cosines = np.array([np.sqrt(2 / n) * np.cos(np.pi * k * (np.arange(n) + .5) / n) for k in range(1, order + 1)]).T
    xx = np.hstack([x0, cosines])
    row = []
    for k in range(1, 9):
        cv = np.zeros(xx.shape[1]); cv[k], cv[0] = 1, -1
        row.append(variance(xx, cv) / variance(x0, cv[:9]))
    infl[f"{hz:.6f}"] = {"cosines": order, "inflation": row}
out["high_pass"] = infl
print({k: np.round(v["inflation"], 2).tolist() for k, v in infl.items()})
json.dump(out, open(__file__.replace("make.py", "first-level.json"), "w"), separators=(",", ":"))
