#!/usr/bin/env python3
"""Clusters, their peaks and their shares in atlas regions, by scipy.ndimage and numpy.

The map and the atlases are formulas, so that no file of numbers has to be kept; the test has the same ones.
Run with Debian's python3-scipy and python3-numpy: python3 tests/reference/clusters/make.py
"""
import json, pathlib, sys
import numpy, scipy
from scipy import ndimage

shape = (24, 28, 22)
i, j, k = numpy.indices(shape).astype(float)
field = (2.2 * numpy.sin(0.55 * i + 0.3) * numpy.cos(0.42 * j - 0.2) * numpy.sin(0.5 * k + 1) + 1.4 * numpy.cos(1.1 * i + 0.9 * j - 1.3 * k)).astype(numpy.float32)
affine = numpy.array([[-2.5, 0.2, 0, 30], [0.1, 3, 0.3, -40], [0, -0.2, 3.5, -25], [0, 0, 0, 1]])
regions = (1 + (i // 5) + 10 * (j // 6)).astype(int)
regions[k > 15] = 0
probability = [numpy.clip(1 - (abs(i - 4 * r) + abs(j - 5 * r)) / 20, 0, 1).astype(numpy.float32) for r in range(5)]


def millimetres(at):
    return affine[:3, :3] @ numpy.array(at) + affine[:3, 3]


def peaks_of(label_mask, values, apart):
    """Local maxima within the cluster (26 neighbours), each at least so far from all higher ones that are kept."""
    inside = numpy.where(label_mask, values, -numpy.inf)
    highest = ndimage.maximum_filter(inside, footprint=numpy.ones((3, 3, 3)), mode="constant", cval=-numpy.inf)
    at = numpy.argwhere(label_mask & (inside == highest))
    kept = []
    for place in sorted(map(tuple, at), key=lambda p: -inside[p]):
        mm = millimetres(place)
        if all(numpy.linalg.norm(mm - millimetres(other)) >= apart for other in kept):
            kept.append(place)
    return kept


found = []
structure = ndimage.generate_binary_structure(3, 3)
for sign in (1, -1):
    values = sign * field
    labels, n = ndimage.label(values >= 1.2, structure)
    for number in range(1, n + 1):
        mask = labels == number
        kept = peaks_of(mask, values, 8)
        numbers, counts = numpy.unique(regions[mask], return_counts=True)
        found.append({
            "size": int(mask.sum()),
            "mm3": float(mask.sum() * abs(numpy.linalg.det(affine[:3, :3]))),
            "sum": float(field[mask].astype(float).sum()),
            "peaks": [[float(field[p]), *[float(x) for x in millimetres(p)]] for p in kept],
            "regions": {str(int(a)): float(c / mask.sum()) for a, c in zip(numbers, counts) if a != 0},
            "probabilities": [float(p[mask].astype(float).mean()) for p in probability],
        })
sizes = {}
for name, connectivity in (("Faces", 1), ("Edges", 2), ("Corners", 3)):
    labels, n = ndimage.label(field >= 1.2, ndimage.generate_binary_structure(3, connectivity))
    sizes[name] = sorted(numpy.bincount(labels.ravel())[1:].tolist(), reverse=True)

out = {"versions": {"python": sys.version.split()[0], "numpy": numpy.__version__, "scipy": scipy.__version__}, "clusters": sorted(found, key=lambda c: -c["size"]), "sizes": sizes}
(pathlib.Path(__file__).parent / "clusters.json").write_text(json.dumps(out, indent=1) + "\n")
