"""Oracle for the density-matrix simulation: dense matrices and scipy's expm, nothing factored, nothing skipped.

Writes spin_dynamics.json: samples of the FID of a few spin systems after each sequence, in the convention
exp(2 pi i (4.65 - delta) f0 t), one uncoupled proton starting at 1. The gradients of STEAM are done as on a
scanner, by averaging over the phases that they give, where the program projects on coherence orders.

    /usr/bin/python3 spin_dynamics.py > spin_dynamics.json
"""
import json
import platform
from functools import reduce

import numpy as np
import scipy
from scipy.linalg import expm

MHZ, REFERENCE, BANDWIDTH = 298.04, 4.65, 3000.0
SAMPLES = [0, 1, 2, 7, 30, 101, 256, 600]

SYSTEMS = {
    "Glu": [([3.7433, 2.0375, 2.1200, 2.3378, 2.3520],
             {(0, 1): 7.331, (0, 2): 4.651, (1, 2): -14.849, (1, 3): 6.413, (1, 4): 8.406, (2, 3): 8.478, (2, 4): 6.875, (3, 4): -15.915}, [], 1)],
    "NAA": [([2.008], {}, [], 3),
            ([7.8205, 4.3817, 2.6727, 2.4863], {(0, 1): 6.4, (1, 2): 3.861, (1, 3): 9.821, (2, 3): -15.592}, [], 1)],
    "Lac": [([4.0974, 1.3142, 1.3142, 1.3142], {(0, 1): 6.933, (0, 2): 6.933, (0, 3): 6.933}, [], 1)],
    # the partners are 14N and 31P: spin, and couplings to the four protons
    "PE": [([3.9765, 3.9765, 3.216, 3.216],
            {(0, 1): -14.56, (0, 2): 3.182, (0, 3): 6.716, (1, 2): 7.204, (1, 3): 2.98, (2, 3): -14.71},
            [(1.0, [0.464, 0.588, 0, 0]), (0.5, [7.288, 7.088, 0, 0])], 1)],
}


def spin_matrices(spin):
    m = np.arange(spin, -spin - 1, -1)
    up = np.diag(np.sqrt(spin * (spin + 1) - m[1:] * (m[1:] + 1)), 1).astype(complex)
    return (up + up.conj().T) / 2, (up - up.conj().T) / 2j, np.diag(m).astype(complex)


def operators(spins):
    """x, y, z of every nucleus in the full product space, other nuclei included as what they are."""
    out = []
    for k, spin in enumerate(spins):
        ops = []
        for single in spin_matrices(spin):
            factors = [np.eye(int(2 * s + 1)) for s in spins]
            factors[k] = single
            ops.append(reduce(np.kron, factors))
        out.append(ops)
    return out


def simulate(shifts, couplings, partners, weight, sequence):
    n = len(shifts)
    ops = operators([0.5] * n + [spin for spin, _ in partners])
    h = sum(2 * np.pi * (shifts[i] - REFERENCE) * MHZ * ops[i][2] for i in range(n))
    for (i, j), hertz in couplings.items():
        h = h + 2 * np.pi * hertz * sum(ops[i][axis] @ ops[j][axis] for axis in range(3))
    for k, (_, to_protons) in enumerate(partners):
        for i, hertz in enumerate(to_protons):
            h = h + 2 * np.pi * hertz * ops[i][2] @ ops[n + k][2]
    fx, fy, fz = (sum(ops[i][axis] for i in range(n)) for axis in range(3))
    pulses = {"90y": expm(-1j * np.pi / 2 * fy), "180x": expm(-1j * np.pi * fx)}
    waits = {step: expm(-1j * h * step) for step in sequence if isinstance(step, float)}
    spoilers = sorted({step[1] for step in sequence if isinstance(step, tuple)})
    angles = 2 * np.pi * np.arange(2 * n + 2) / (2 * n + 2)
    rho = np.zeros_like(fx)
    grids = np.meshgrid(*[angles] * len(spoilers), indexing="ij") if spoilers else [np.zeros(1)]
    for phases in zip(*[g.ravel() for g in grids]):
        part = fz.copy()
        for step in sequence:
            if isinstance(step, tuple):
                z = np.exp(-1j * phases[spoilers.index(step[1])] * np.diag(fz).real)
                part = z[:, None] * part * z.conj()[None, :]
            else:
                u = pulses[step] if isinstance(step, str) else waits[step]
                part = u @ part @ u.conj().T
        rho = rho + part
    rho = rho / grids[0].size
    energies, states = np.linalg.eigh(h)
    rho, seen = states.conj().T @ rho @ states, states.conj().T @ (fx + 1j * fy) @ states
    fid = []
    for k in SAMPLES:
        turn = np.exp(-1j * energies * k / BANDWIDTH)
        fid.append(np.conj(np.sum((turn[:, None] * rho * turn.conj()[None, :]) * seen.T)))
    return weight * np.array(fid) * 4 / fx.shape[0]


def echoes(*times):
    return sum([[t / 2, "180x", t / 2] for t in times], [])


SEQUENCES = {
    "pulse-acquire": ["90y"],
    "spin echo": ["90y"] + echoes(0.068),
    "PRESS": ["90y"] + echoes(0.014, 0.021),
    "sLASER": ["90y"] + echoes(0.009, 0.009, 0.009, 0.009),
    "STEAM": ["90y", 0.010, ("gradient", "te"), "90y", ("gradient", "tm"), 0.012, "90y", ("gradient", "te"), 0.010],
}

if __name__ == "__main__":
    rows = []
    for name, steps in SEQUENCES.items():
        reference = simulate([REFERENCE], {}, [], 1, steps)[0]
        for metabolite, groups in SYSTEMS.items():
            fid = sum(simulate(*group, steps) for group in groups) / reference
            rows.append({"sequence": name, "metabolite": metabolite, "re": list(np.round(fid.real, 12)), "im": list(np.round(fid.imag, 12))})
    print(json.dumps({
        "made with": f"python {platform.python_version()}, numpy {np.__version__}, scipy {scipy.__version__}",
        "spectrometerMHz": MHZ, "bandwidthHz": BANDWIDTH, "samples": SAMPLES, "rows": rows}, indent=1))
