"""Oracle for the linear-combination fit: the same model written independently and solved with scipy.optimize.least_squares.

Every parameter (concentrations, complex baseline, phases, widths, shift) is a parameter of one bounded problem here, started from
several points; nothing is projected out. Writes lines.tsv (the metabolites as sums of lines), spectrum-*.tsv (simulated data)
and fits.json (what scipy found).   Run: python3 make_fits.py
"""
import json
import platform

import numpy as np
import scipy
from scipy.optimize import least_squares

# Rough multiplets: (ppm, amplitude) groups with splittings in hertz. Not for quantification of real data.
SINGLETS = {
    "Cr": [(3.027, 3), (3.913, 2)], "PCr": [(3.029, 3), (3.930, 2)], "GPC": [(3.212, 9)], "PCh": [(3.208, 9)],
    "NAA": [(2.008, 3)], "NAAG": [(2.042, 3)], "Scyllo": [(3.340, 6)],
}
MULTIPLETS = {
    "NAA": [(2.673, 1, (15.6, 3.9)), (2.486, 1, (15.6, 9.8)), (4.382, 1, (9.8, 3.9))],
    "NAAG": [(2.519, 1, (15.9, 9.5)), (2.721, 1, (15.9, 4.4))],
    "Glu": [(2.042, 1, (14.9, 6.4)), (2.120, 1, (14.9, 4.7)), (2.340, 2, (15.9, 6.4)), (3.743, 1, (7.3, 4.7))],
    "Gln": [(2.129, 2, (14.5, 6.3)), (2.434, 2, (15.4, 9.2)), (3.753, 1, (6.0, 6.0))],
    "GABA": [(1.889, 2, (7.3, 7.3)), (2.284, 2, (7.3, 7.3)), (3.013, 2, (7.3, 7.3))],
    "GSH": [(2.154, 2, (15.0, 7.0)), (2.530, 2, (15.0, 7.0)), (2.950, 2, (14.1, 7.1)), (3.770, 3, (6.3,))],
    "Ins": [(3.522, 2, (10.0, 2.9)), (3.614, 2, (9.9, 9.5)), (3.269, 1, (9.5, 9.5)), (4.054, 1, (2.9, 2.9))],
    "Tau": [(3.246, 2, (6.7, 6.7)), (3.420, 2, (6.7, 6.7))],
    "Asp": [(2.653, 1, (17.4, 9.1)), (2.801, 1, (17.4, 3.7)), (3.891, 1, (9.1, 3.7))],
    "Lac": [(1.314, 3, (6.9,)), (4.097, 1, (6.9, 6.9))],
    "Ala": [(1.467, 3, (7.2,)), (3.775, 1, (7.2, 7.2))],
    "Glc": [(3.240, 1, (9.5, 8.0)), (3.400, 1, (9.5, 9.5)), (3.830, 2, (12.0, 5.0))],
    "PE": [(3.216, 2, (7.0,)), (3.980, 2, (7.0, 3.2))],
    "Asc": [(3.730, 2, (7.0, 5.0)), (4.000, 1, (7.0, 5.0))],
    "Gly": [(3.548, 2, ())],
}
BROAD = {"MM": [(0.90, 12, 30.0), (1.21, 6, 25.0), (1.39, 6, 25.0), (1.66, 3, 25.0), (2.02, 10, 40.0), (2.30, 4, 30.0), (3.00, 4, 25.0)]}
NAMES = ["Ala", "Asc", "Asp", "Cr", "GABA", "Glc", "Gln", "Glu", "Gly", "GPC", "GSH", "Ins", "Lac", "NAA", "NAAG", "PCh", "PCr", "PE", "Scyllo", "Tau", "MM"]
TRUTH = dict(Ala=0.4, Asc=1.0, Asp=2.0, Cr=4.2, GABA=1.3, Glc=1.0, Gln=2.6, Glu=9.5, Gly=0.8, GPC=1.0, GSH=1.3, Ins=6.0, Lac=0.8, NAA=11.0, NAAG=1.4,
             PCh=0.5, PCr=4.4, PE=1.5, Scyllo=0.3, Tau=1.5, MM=1.0)


def lines(name, mhz):
    """(ppm, amplitude, width in hertz) of every line."""
    found = [(ppm, amp, 1.0) for ppm, amp in SINGLETS.get(name, [])]
    for ppm, amp, splittings in MULTIPLETS.get(name, []):
        parts = [(ppm, amp)]
        for j in splittings:
            parts = [(p + s * j / mhz / 2, a / 2) for p, a in parts for s in (-1, 1)]
        found += [(p, a, 1.0) for p, a in parts]
    return found + list(BROAD.get(name, []))


def basis_fid(name, mhz, t):
    return sum(a * np.exp(2j * np.pi * (4.65 - ppm) * mhz * t - np.pi * w * t) for ppm, a, w in lines(name, mhz))


def transform(fid):
    fid = np.array(fid)
    fid[0] *= 0.5
    return np.fft.fftshift(np.fft.fft(fid, axis=0), axes=0)


class Problem:
    def __init__(self, names, groups, mhz, bandwidth, points, order, phase1):
        self.names, self.mhz, self.order, self.phase1 = names, mhz, order, phase1
        self.group_of = [next((g for g, members in enumerate(groups) if n in members), len(groups)) for n in names]
        self.groups = max(self.group_of) + 1
        self.t = np.arange(points) / bandwidth
        self.ppm = 4.65 - np.fft.fftshift(np.fft.fftfreq(points, 1 / bandwidth)) / mhz
        self.inside = (self.ppm >= 0.2) & (self.ppm <= 4.2)
        self.basis = np.array([basis_fid(n, mhz, self.t) for n in names]).T
        x = np.linspace(-1, 1, self.inside.sum())
        self.poly = np.array([x**k for k in range(order + 1)]).T if order >= 0 else np.zeros((len(x), 0))

    def split(self, p):
        n, b, g = len(self.names), self.poly.shape[1], self.groups
        c, br, bi = p[:n], p[n:n + b], p[n + b:n + 2 * b]
        phi0, phi1 = p[n + 2 * b:n + 2 * b + 2]
        widths = p[n + 2 * b + 2:].reshape(g, 3)
        return c, br + 1j * bi, phi0, phi1, widths

    def metabolites(self, widths):
        t = self.t
        e = [np.exp(-np.pi * l * t - (np.pi * g / (2 * np.sqrt(np.log(2))) * t)**2 - 2j * np.pi * s * self.mhz * t) for l, g, s in widths]
        return transform(np.array([self.basis[:, m] * e[g] for m, g in enumerate(self.group_of)]).T)

    def model(self, p, scale):
        c, b, phi0, phi1, widths = self.split(p)
        phase = np.exp(1j * (phi0 + phi1 * (self.ppm - 4.65)))[self.inside]
        return phase * (self.metabolites(widths)[self.inside] @ c) + scale * (self.poly @ b)

    def fit(self, fid):
        data = transform(fid)[self.inside]
        scale = np.abs(data).max()
        n, b = len(self.names), self.poly.shape[1]
        limit = np.deg2rad(10) if self.phase1 else 1e-12
        lower = np.r_[np.zeros(n), -np.inf * np.ones(2 * b), -np.inf, -limit, np.tile([0, 0, -0.3], self.groups)]
        upper = np.r_[np.inf * np.ones(n + 2 * b), np.inf, limit, np.tile([50, 50, 0.3], self.groups)]

        def residual(p):
            r = (self.model(p, scale) - data) / scale
            return np.r_[r.real, r.imag]

        best = None
        for lorentz, gauss, phi0 in [(4, 4, 0), (1, 8, 0.3), (8, 1, -0.3), (4, 4, 0.8)]:
            start = np.r_[3 * np.ones(n), np.zeros(2 * b), phi0, 0, np.tile([lorentz, gauss, 0.0], self.groups)]
            found = least_squares(residual, start, jac="3-point", bounds=(lower, upper), x_scale="jac", ftol=1e-15, xtol=1e-15, gtol=1e-15, max_nfev=2000)
            if best is None or found.cost < best.cost:
                best = found
            print("  ", lorentz, gauss, phi0, found.status, found.nfev, 2 * found.cost * scale**2)
        c, baseline, phi0, phi1, widths = self.split(best.x)
        return dict(concentrations=dict(zip(self.names, c)), rss=2 * best.cost * scale**2, phase0_degrees=np.rad2deg(phi0), phase1_degrees_per_ppm=np.rad2deg(phi1),
                    groups=[dict(lorentzian_hz=w[0], gaussian_hz=w[1], shift_ppm=w[2]) for w in widths])


CASES = [
    dict(name="7t", mhz=297.2, bandwidth=6000.0, points=1024, groups=[], order=2, phase1=True, phi0=25.0, phi1=3.0, widths=[(4.0, 6.0, 0.012)], noise=1.5, without=[]),
    dict(name="3t-groups", mhz=127.8, bandwidth=2000.0, points=1000, groups=[["MM"]], order=1, phase1=True, phi0=-40.0, phi1=-2.0,
         widths=[(3.0, 8.0, -0.03), (3.0, 4.0, 0.004)], noise=1.0, without=["Gly", "Asc"]),
    dict(name="7t-plain", mhz=297.2, bandwidth=4000.0, points=768, groups=[], order=-1, phase1=False, phi0=170.0, phi1=0.0, widths=[(8.0, 2.0, 0.0)], noise=4.0,
         without=["MM", "Glc", "PE"]),
]

rng = np.random.default_rng(20240607)
with open("lines.tsv", "w") as out:
    out.write("mhz\tmetabolite\tppm\tamplitude\twidth_hz\n")
    for mhz in (127.8, 297.2):
        for name in NAMES:
            for ppm, a, w in lines(name, mhz):
                out.write(f"{mhz}\t{name}\t{ppm:.12g}\t{a:.12g}\t{w:.12g}\n")

results = dict(versions=dict(python=platform.python_version(), numpy=np.__version__, scipy=scipy.__version__), cases=[])
for case in CASES:
    names = [n for n in NAMES if n not in case["without"]]
    problem = Problem(names, case["groups"], case["mhz"], case["bandwidth"], case["points"], case["order"], case["phase1"])
    truth = np.array([TRUTH[n] for n in names])
    spectrum = np.exp(1j * np.deg2rad(case["phi0"] + case["phi1"] * (problem.ppm - 4.65))) * (problem.metabolites(case["widths"]) @ truth)
    spectrum = spectrum + (20 + 10j) * np.exp(-((problem.ppm - 2.5) / 2.5)**2) * (case["order"] >= 0)
    fid = np.fft.ifft(np.fft.ifftshift(spectrum))
    fid[0] *= 2
    fid = fid + case["noise"] / np.sqrt(case["points"]) * (rng.standard_normal(case["points"]) + 1j * rng.standard_normal(case["points"])) * 20
    fid = np.array([complex(float(f"{v.real:.9g}"), float(f"{v.imag:.9g}")) for v in fid])
    with open(f"spectrum-{case['name']}.tsv", "w") as out:
        out.write("real\timaginary\n")
        out.writelines(f"{v.real:.9g}\t{v.imag:.9g}\n" for v in fid)
    print(case["name"])
    found = problem.fit(fid)
    keep = {k: case[k] for k in ("name", "mhz", "bandwidth", "points", "groups", "order", "phase1")}
    results["cases"].append(dict(**keep, names=names, truth=dict(zip(names, truth)), fit=found))

with open("fits.json", "w") as out:
    json.dump(results, out, indent=1)
