"""Plasma, effect site and metabolite after the published schemes, by scipy's Radau integrator at tolerance 1e-11: an oracle for the exact solution.

Run: python3 pharmacokinetics.py; it writes pharmacokinetics.json beside itself.
"""
import json
import numpy as np
import scipy
from scipy.integrate import solve_ivp

SCHEMES = {
    "low": [(1, .11), (40, .1 * 40 / 60)], "high": [(1, .22), (40, .2 * 40 / 60)], "sahib": [(40, .5)], "moujaes": [(2, .23), (60, .58)], "marx": [(8, .11), (2, 0), (40, .22)],
}
TIMES = [.5, 1, 5, 10, 20, 40, 41, 50, 60, 90]


def mammillary(v, k10, k12, k21, k13, k31, ke0):
    def rhs(x, u):
        c, p, q, e = x
        return [u - (k10 + k12 + k13) * c + k21 * p + k31 * q, k12 * c - k21 * p, k13 * c - k31 * q, ke0 * (c / v - e)]
    return rhs, 4, lambda x: (1000 * x[0] / v, 1000 * x[3], None)


def perez():
    vc, q1, vp1, q2, vp2, qh, vh, kel, kmet, vn, cl, vpn, q3 = 192, 84.3, 143, 37.6, 417, 151, 101, 1.11, 2.77, 70, 38, 115, 26.1
    def rhs(x, u):
        c, p, d, h, n, m = x
        return [u + (-(q1 + q2 + qh) * c / vc + q1 * p / vp1 + q2 * d / vp2 + qh * h / vh) / 60, (q1 * c / vc - q1 * p / vp1) / 60, (q2 * c / vc - q2 * d / vp2) / 60,
                (qh * c / vc - qh * h / vh - (kel + kmet) * h) / 60, (kmet * h - (cl + q3) * n / vn + q3 * m / vpn) / 60, (q3 * n / vn - q3 * m / vpn) / 60]
    return rhs, 6, lambda x: (1000 * x[0] / vc, None, 1000 * x[4] / vn)


MODELS = {
    "Domino": mammillary(.063 * 70, .4381, .5921, .247, .59, .0146, .652), "Clements 250": mammillary(1.7522 * 70, .0109, .0186, .0137, 0, 0, 5.2),
    "Hijazi": mammillary(1.08 * 70, .0333, .0088, .003, 0, 0, 4.773), "Kamp": mammillary(25, 84 / 60 / 25, 161 / 60 / 25, 161 / 60 / 56, 79 / 60 / 25, 79 / 60 / 157, 2.791), "Pérez-Ruixo": perez(),
}
out = {"_made_with": f"numpy {np.__version__}, scipy {scipy.__version__}", "times": TIMES}
for name, (rhs, size, read) in MODELS.items():
    for scheme, steps in SCHEMES.items():
        x, t, found = np.zeros(size), 0.0, {}
        for minutes, mgkg in [*steps, (200, 0)]:
            inside = [q for q in TIMES if t < q <= t + minutes]
            sol = solve_ivp(lambda _, y: rhs(y, mgkg * 70 / minutes), (t, t + minutes), x, method="Radau", t_eval=sorted({*inside, t + minutes}), rtol=1e-11, atol=1e-13)
            for k, q in enumerate(sol.t):
                if q in TIMES:
                    found[q] = read(sol.y[:, k])
            x, t = sol.y[:, -1], t + minutes
        out.setdefault(name, {})[scheme] = {"plasma": [found[q][0] for q in TIMES], "effect": [found[q][1] for q in TIMES], "metabolite": [found[q][2] for q in TIMES]}
json.dump(out, open(__file__.replace(".py", ".json"), "w"), separators=(",", ":"), ensure_ascii=False)
