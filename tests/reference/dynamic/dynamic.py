"""Dynamic fits by brute force: every transient stacked, every parameter explicit, scipy's least_squares with differences for derivatives.

Writes dynamic.json: data, basis lines, and for each model estimates with standard errors from sigma^2 (J'J)^-1, sigma^2 = rss / (numbers - parameters).
Run: python3 dynamic.py
"""
import json
import sys

import numpy as np
import scipy
from scipy.optimize import least_squares

MHZ, BANDWIDTH, POINTS, REFERENCE = 123.2, 1200.0, 128, 4.65
LINES = {"A": [(2.0, 3.0)], "B": [(3.0, 2.0), (2.3, 1.0)], "C": [(3.25, 1.5), (2.1, 1.5), (2.4, 1.0)]}
BLOCKS, SCANS, RANGE, ORDER, SEED = 3, 3, (1.0, 4.2), 1, 7
T = np.arange(POINTS) / BANDWIDTH
KAPPA = np.pi**2 / (4 * np.log(2))
basis = np.array([sum(a * np.exp(-np.pi * 2.0 * T + 2j * np.pi * (REFERENCE - p) * MHZ * T) for p, a in lines) for lines in LINES.values()])
frequency = np.fft.fftshift(np.fft.fftfreq(POINTS, 1 / BANDWIDTH))
ppm = REFERENCE - frequency / MHZ
inside = (ppm >= RANGE[0]) & (ppm <= RANGE[1])
x = np.linspace(-1, 1, inside.sum())


def spectrum(fid):
    fid = fid.copy()
    fid[..., 0] *= 0.5
    return np.fft.fftshift(np.fft.fft(fid, axis=-1), axes=-1)[..., inside]


def model(conc, lorentz, gauss, shift, phase0, phase1, base):
    line = np.exp(-np.pi * lorentz * T - KAPPA * gauss**2 * T**2 - 2j * np.pi * shift * MHZ * T)
    turn = np.exp(1j * np.pi / 180 * (phase0 + phase1 * (ppm[inside] - REFERENCE)))
    return turn * spectrum((conc @ basis) * line) + sum((base[2 * k] + 1j * base[2 * k + 1]) * x**k for k in range(ORDER + 1))


rng = np.random.default_rng(SEED)
truth = dict(A=[5, 6, 6.2], B=[3, 3, 2.5], C=[1, 1.4, 1.2], gauss=[6, 5.5, 5])
fids = []
for block in range(BLOCKS):
    for scan in range(SCANS):
        c = np.array([truth[k][block] for k in "ABC"])
        fid = (c @ basis) * np.exp(-np.pi * 3 * T - KAPPA * truth["gauss"][block] ** 2 * T**2 - 2j * np.pi * 0.01 * MHZ * T) * np.exp(1j * (0.2 + 0.05 * rng.standard_normal()))
        fids.append(fid + 0.25 * (rng.standard_normal(POINTS) + 1j * rng.standard_normal(POINTS)))
fids = np.array([[complex(round(v.real, 6), round(v.imag, 6)) for v in fid] for fid in fids])
data = spectrum(fids)
block_of = np.repeat(np.arange(BLOCKS), SCANS)
N = len(fids)


def fit(unpack, start, names):
    def residual(theta):
        r = np.array([data[i] - model(*unpack(theta, i)) for i in range(N)]).ravel()
        return np.concatenate([r.real, r.imag])

    best = least_squares(residual, start, x_scale="jac", jac="3-point", xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=4000)
    best = least_squares(residual, best.x, x_scale="jac", jac="3-point", xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=4000)
    rss = 2 * best.cost
    covariance = np.linalg.inv(best.jac.T @ best.jac) * rss / (len(best.fun) - len(start))
    return dict(rss=rss, names=names, estimates=best.x.tolist(), errors=np.sqrt(np.diag(covariance)).tolist(), correlation=(covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1])))


nb = 2 * (ORDER + 1)
models = {}
# concentrations and Gaussian width by block, all else shared
names = [f"{m} block{b + 1}" for m in "ABC" for b in range(BLOCKS)] + [f"gaussian block{b + 1}" for b in range(BLOCKS)] + ["lorentzian", "shift", "phase0", "phase1"] + [f"baseline{k}" for k in range(nb)]
start = [5, 5, 5, 3, 3, 3, 1, 1, 1, 6, 6, 6, 3, 0.01, 10, 0] + [0] * nb
models["design"] = fit(lambda t, i: (t[[block_of[i], 3 + block_of[i], 6 + block_of[i]]], t[12], t[9 + block_of[i]], t[13], t[14], t[15], t[16:]), start, names)
# concentrations by block, phase of each transient its own, Gaussian width shared, no first-order phase
names = [f"{m} block{b + 1}" for m in "ABC" for b in range(BLOCKS)] + ["gaussian", "lorentzian", "shift"] + [f"phase0 {i}" for i in range(N)] + [f"baseline{k}" for k in range(nb)]
start = [5, 5, 5, 3, 3, 3, 1, 1, 1, 6, 3, 0.01] + [10] * N + [0] * nb
models["free phase"] = fit(lambda t, i: (t[[block_of[i], 3 + block_of[i], 6 + block_of[i]]], t[10], t[9], t[11], t[12 + i], 0.0, t[12 + N:]), start, names)
# A by an exponential of time (2 s apart), B fixed, C free in each transient
names = ["A start", "A change", "A tau", "B"] + [f"C {i}" for i in range(N)] + ["gaussian", "lorentzian", "shift", "phase0"] + [f"baseline{k}" for k in range(nb)]
start = [5, 1, 6, 3] + [1] * N + [6, 3, 0.01, 10] + [0] * nb
models["exponential"] = fit(
    lambda t, i: (np.array([t[0] + t[1] * (1 - np.exp(-2.0 * i / t[2])), t[3], t[4 + i]]), t[5 + N], t[4 + N], t[6 + N], t[7 + N], 0.0, t[8 + N:]), start, names)

json.dump(
    dict(
        made_by=f"dynamic.py, Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}",
        mhz=MHZ, bandwidth=BANDWIDTH, points=POINTS, reference=REFERENCE, width=2.0, lines=LINES, range=RANGE, order=ORDER, blocks=BLOCKS, scans=SCANS,
        fids=[[[v.real, v.imag] for v in fid] for fid in fids], models=models),
    open("dynamic.json", "w"))
for name, m in models.items():
    print(name, m["rss"], np.round(m["estimates"][:12], 4), np.round(m["errors"][:12], 4))
