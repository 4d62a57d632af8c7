"""d', c and beta of a few counts with rates (n + 1/2)/(N + 1): signal_detection.py > signal_detection.json"""
import json
import platform

import scipy
from scipy.stats import norm

COUNTS = [(66, 2, 4, 20), (68, 0, 0, 24), (40, 28, 12, 12), (10, 58, 20, 4), (1, 0, 0, 1)]
rows = []
for hits, misses, alarms, rejections in COUNTS:
    h = norm.ppf((hits + 0.5) / (hits + misses + 1))
    f = norm.ppf((alarms + 0.5) / (alarms + rejections + 1))
    rows.append({"counts": [hits, misses, alarms, rejections], "d": h - f, "c": -(h + f) / 2, "beta": norm.pdf(h) / norm.pdf(f)})
print(json.dumps({"versions": {"python": platform.python_version(), "scipy": scipy.__version__}, "rows": rows}, indent=1))
