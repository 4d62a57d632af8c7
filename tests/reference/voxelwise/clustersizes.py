"""Largest clusters of thresholded smooth noise, counted by scipy.ndimage. Writes clustersizes.json.
White noise on a box with a wide rim, Gaussian filter of known FWHM, cropped to 32 x 32 x 24, divided by its exact SD; 4000 draws.
Python 3 with numpy and scipy; versions are written into the file.   Run: python3 clustersizes.py
"""
import json, numpy as np, scipy
from scipy import ndimage, stats

shape, draws, rim = (32, 32, 24), 4000, 10
rng = np.random.default_rng(7)
ps = [0.01, 0.005, 0.001]
out = {"numpy": np.__version__, "scipy": scipy.__version__, "shape": shape, "draws": draws, "p": ps, "cases": []}
for fwhm in (2.5, 4.0):
    sigma = fwhm / np.sqrt(8 * np.log(2))
    n = int(np.ceil(5 * sigma))
    w = np.exp(-np.arange(-n, n + 1) ** 2 / (2 * sigma ** 2)); w /= w.sum()
    sd = np.sum(w ** 2) ** 1.5
    largest, peaks = {}, []
    for _ in range(draws):
        x = rng.standard_normal([s + 2 * rim for s in shape])
        for axis in range(3): x = ndimage.convolve1d(x, w, axis, mode="constant")
        x = x[rim:-rim, rim:-rim, rim:-rim] / sd
        peaks.append(float(x.max()))
        for p in ps:
            one, half = stats.norm.isf(p), stats.norm.isf(p / 2)
            for nn in (1, 2, 3):
                s = ndimage.generate_binary_structure(3, nn)
                def top(m):
                    labels, count = ndimage.label(m, s)
                    return int(np.bincount(labels.ravel())[1:].max()) if count else 0
                largest.setdefault(f"{p} {nn} one", []).append(top(x >= one))
                largest.setdefault(f"{p} {nn} two", []).append(top(np.abs(x) >= half))
                largest.setdefault(f"{p} {nn} bi", []).append(max(top(x >= half), top(x <= -half)))
    # the smallest size that at most 5 % of draws reach
    size = {}
    for key, v in largest.items():
        v = np.array(v); k = 1
        while np.mean(v >= k) > .05: k += 1
        size[key] = k
    out["cases"].append({"fwhm": fwhm, "size05": size, "mean": {k: float(np.mean(v)) for k, v in largest.items()}, "peak95": float(np.quantile(peaks, .95))})
json.dump(out, open("clustersizes.json", "w"), indent=1)
