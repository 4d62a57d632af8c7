"""Preprocessing by numpy and scipy alone: whitened coil combination, registration of transients, removal of residual water.

Writes preprocessing.json: a small simulated scan, rounded so that both sides read the same numbers, and for each step
 coils: weights w with the largest |w'c|^2 / (w' Psi w), as a generalised Hermitian eigenproblem (scipy.linalg.eigh(A, Psi)) of signal
        and noise covariance, both of samples; the SNR that they reach and that of the known optimum c' Psi^-1 c;
 align: each transient's frequency and phase against the noiseless one, by scipy's least_squares on frequency-domain residuals over 0.2 to 4.2 ppm
        with amplitude, phase and frequency free (a derivative-based search, no grid, no variable projection);
 water: Hankel matrix, its full SVD, poles by total least squares of the shifted subspaces, amplitudes by least squares; what resonates
        between 4.35 and 5.05 ppm is subtracted.
Run: python3 preprocessing.py
"""
import json
import sys

import numpy as np
import scipy
from scipy.linalg import eigh, hankel
from scipy.optimize import least_squares

MHZ, BANDWIDTH, POINTS, REFERENCE, COILS, TRANSIENTS, SEED = 123.2, 2000.0, 256, 4.65, 4, 6, 20
LINES = [(2.008, 9.0, 5.0), (3.027, 6.0, 6.0), (3.21, 3.0, 5.0), (2.35, 4.0, 12.0), (3.75, 4.0, 14.0), (3.56, 3.0, 9.0)]     # ppm, height, width
WATER = [(4.65, 60.0, 7.0, 0.7), (4.72, 25.0, 15.0, -1.1)]                                                                # ppm, height, width, phase
random = np.random.default_rng(SEED)
t = np.arange(POINTS) / BANDWIDTH


def line(ppm, height, width, phase=0.0):
    return height * np.exp(1j * phase - np.pi * width * t + 2j * np.pi * (REFERENCE - ppm) * MHZ * t)


def noise(*shape):
    return random.standard_normal(shape) + 1j * random.standard_normal(shape)


brain = sum(line(*l) for l in LINES)
ppm = REFERENCE - np.fft.fftfreq(POINTS, 1 / BANDWIDTH) / MHZ
inside = (ppm >= 0.2) & (ppm <= 4.2)


def spectrum(fid):
    fid = fid.copy()
    fid[0] *= 0.5
    return np.fft.fft(fid)


# coils
c = np.round(noise(COILS) * (0.4 + random.random(COILS)), 6)
mixing = np.eye(COILS) + 0.3 * noise(COILS, COILS)
sd = 0.15
scan = np.round(np.einsum("c,n->cn", c, brain)[None] + sd * np.einsum("cd,tdn->tcn", mixing, noise(TRANSIENTS, COILS, POINTS)), 6)
psi = 2 * sd**2 * mixing @ mixing.conj().T
late = scan[0::2] - scan[1::2]                               # the signal cancels
measured = np.einsum("tcn,tdn->cd", late, late.conj()) / (2 * POINTS * len(late))
mean = scan.mean(0)
signal = mean @ mean.conj().T / POINTS
values, vectors = eigh(signal, measured)
w = vectors[:, -1].conj()                                    # combined = sum_c w_c x_c


def snr(weights):
    return abs(weights @ c) / np.sqrt((weights @ psi @ weights.conj()).real)


# transients
hertz = np.round(np.linspace(-2, 2.5, TRANSIENTS) + 0.4 * random.standard_normal(TRANSIENTS), 6)
degrees = np.round(12 * random.standard_normal(TRANSIENTS), 6)
moved = np.round(np.array([brain * np.exp(2j * np.pi * f * t + 1j * np.radians(p)) for f, p in zip(hertz, degrees)]) + 0.25 * noise(TRANSIENTS, POINTS), 6)


def register(fid, reference):
    target = spectrum(fid)[inside]

    def residual(p):
        gap = p[0] * spectrum(reference * np.exp(2j * np.pi * p[1] * t + 1j * p[2]))[inside] - target
        return np.concatenate([gap.real, gap.imag])

    best = min((least_squares(residual, [1.0, f, 0.0], xtol=1e-12, ftol=1e-12, gtol=1e-12) for f in np.arange(-6, 6.5, 1.5)), key=lambda r: r.cost)
    return best.x[1], np.degrees(best.x[2])


reference = moved.mean(0)
for _ in range(20):                                          # mean and registration in turn, as an alignment has to do without the truth
    found = np.array([register(fid, reference) for fid in moved])
    aligned = np.array([fid * np.exp(-2j * np.pi * f * t - 1j * np.radians(p)) for fid, (f, p) in zip(moved, found)])
    reference = aligned.mean(0)

# water
wet = np.round(brain + sum(line(*l) for l in WATER) + 0.05 * noise(POINTS), 6)
rows, order = POINTS // 2, 12
u, s, vh = np.linalg.svd(hankel(wet[:rows], wet[rows - 1:]))
us = u[:, :order]
_, _, v = np.linalg.svd(np.hstack([us[:-1], us[1:]]))
v = v.conj().T
poles = np.linalg.eigvals(-v[:order, order:] @ np.linalg.inv(v[order:, order:]))
vandermonde = poles[None, :] ** np.arange(POINTS)[:, None]
amplitudes = np.linalg.lstsq(vandermonde, wet, rcond=None)[0]
at = REFERENCE - np.angle(poles) * BANDWIDTH / (2 * np.pi) / MHZ
taken = (at > 4.35) & (at < 5.05)
dry = wet - vandermonde[:, taken] @ amplitudes[taken]


def pairs(values):
    return [[float(v.real), float(v.imag)] for v in np.ravel(values)]


json.dump({
    "made_by": f"python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, seed {SEED}",
    "mhz": MHZ, "bandwidth": BANDWIDTH, "points": POINTS, "coils": COILS, "transients": TRANSIENTS,
    "coil_scan": pairs(scan), "sensitivities": pairs(c), "psi": pairs(psi), "weights": pairs(w / np.linalg.norm(w)), "snr": float(snr(w)), "optimum": float(snr(np.linalg.solve(psi, c).conj())),
    "moved": pairs(moved), "hertz": hertz.tolist(), "degrees": degrees.tolist(), "found_hertz": found[:, 0].tolist(), "found_degrees": found[:, 1].tolist(),
    "wet": pairs(wet), "dry": pairs(dry), "brain": pairs(brain), "components": order,
}, open("preprocessing.json", "w"))
print("snr", snr(w) / snr(np.linalg.solve(psi, c).conj()), "left Hz", np.std(found[:, 0] - hertz), "deg", np.std(found[:, 1] - degrees))
print("dry error over wet's water", np.linalg.norm(dry - brain) / np.linalg.norm(wet - brain), taken.sum(), "components, noise alone", 0.05 * np.sqrt(2 * POINTS) / np.linalg.norm(wet - brain))
