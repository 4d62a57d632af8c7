"""Oracle of cleaning and connectivity with numpy and scipy: framewise displacement, scrubbing rules, one-step nuisance regression, moving averages, smoothing of a masked volume,
seed and region correlations, partial correlations, global connectivity before and after parcellation.

Run: python3 cleaning.py; it writes cleaning.json beside itself.
"""
import json
import numpy as np
import scipy
from scipy.ndimage import gaussian_filter1d, uniform_filter1d

rng = np.random.default_rng(11)
n, places, tr = 90, 14, 2.5
out = {"_made_with": f"numpy {np.__version__}, scipy {scipy.__version__}"}

trans = np.cumsum(rng.normal(scale=.05, size=(n, 3)), axis=0)
rot = np.cumsum(rng.normal(scale=.0008, size=(n, 3)), axis=0)
trans[30:] += [.9, 0, 0]; trans[60:] += [0, .7, .6]
fd = np.r_[0, np.abs(np.diff(trans, axis=0)).sum(1) + 50 * np.abs(np.diff(rot, axis=0)).sum(1)]
out["motion"] = {"trans": trans.tolist(), "rot": rot.tolist(), "fd": fd.tolist(), "fd80": (fd - 50 * np.r_[0, np.abs(np.diff(rot, axis=0)).sum(1)] + 80 * np.r_[0, np.abs(np.diff(rot, axis=0)).sum(1)]).tolist()}
out["motion"]["over1"] = np.flatnonzero(fd > 1).tolist()

wm = np.cumsum(rng.normal(size=n)); csf = rng.normal(size=n)
y = (1000 + 6 * rng.normal(size=(n, places)) + 2 * wm[:, None] * rng.uniform(.5, 1, places) + 3 * rng.normal(size=(n, 1))).astype(np.float32)
y[40] += 30
dvars = np.r_[0, np.sqrt((np.diff(y.astype(float), axis=0) ** 2).mean(1))]
flag = (fd > .5) | (dvars > 1.6 * np.median(dvars[1:]))
wide = flag.copy(); wide[:-1] |= flag[1:]; wide[1:] |= flag[:-1]
out["dvars"] = dvars.tolist()
out["flagged"] = np.flatnonzero(wide).tolist()
y = y.astype(float)
out["series"] = y.T.tolist()
out["confounds"] = {"white_matter": wm.tolist(), "csf": csf.tolist()}

base = np.c_[wm - wm.mean(), csf - csf.mean()]
d = np.r_[np.zeros((1, 2)), np.diff(base, axis=0)]
both = np.c_[base, d]
k = np.arange(1, n)
f = k / (2 * n * tr)
dct = np.array([np.cos(np.pi * q * (np.arange(n) + .5) / n) for q in k]).T
stop = dct[:, (f <= .008 + 1e-12) | (f > .1 + 1e-12)]
x = np.c_[np.ones(n), np.linspace(-1, 1, n), both, both ** 2, stop]
q, _ = np.linalg.qr(x)
clean = y - q @ (q.T @ y)
out["clean"] = {"rank": int(np.linalg.matrix_rank(x)), "values": clean.T.tolist()}
out["moving"] = {"shrink32": [float(y[max(0, i - 16):i + 16, 0].mean()) for i in range(n)]}
full = np.convolve(y[:, 0], np.ones(32) / 32, mode="valid")
out["moving"]["valid32"] = full.tolist()

c = clean
r = np.corrcoef(c.T)
out["r"] = r.tolist()
seed = y[:, [2, 5]].mean(1)
out["seed_z"] = np.arctanh([np.corrcoef(seed, y[:, v])[0, 1] for v in range(places)]).tolist()
p = np.linalg.inv(np.corrcoef(y[:, :8].T)); dd = np.sqrt(np.diag(p))
out["partial"] = (-p / np.outer(dd, dd) + 2 * np.eye(8)).tolist()
z = np.arctanh(np.where(np.eye(places) == 1, 0, np.corrcoef(y.T)))
out["gbc"] = (z.sum(1) / (places - 1)).tolist()
out["gbc_r"] = ((np.corrcoef(y.T).sum(1) - 1) / (places - 1)).tolist()
labels = np.arange(places) // 2
parcels = np.array([y[:, labels == q].mean(1) for q in range(7)]).T
zp = np.arctanh(np.where(np.eye(7) == 1, 0, np.corrcoef(parcels.T)))
out["gbc_parcelled_first"] = (zp.sum(1) / 6).tolist()
gb = np.array(out["gbc"])
out["gbc_parcelled_last"] = [float(gb[labels == q].mean()) for q in range(7)]

# A masked volume: 9 x 8 x 7 voxels of 3 x 3.5 x 4 mm, 6 mm FWHM, divided by the smoothed mask.
mask = rng.uniform(size=(9, 8, 7)) > .25
vol = np.where(mask, rng.normal(size=mask.shape).astype(np.float32), 0).astype(float)
def smooth(v):
    for axis, mm in enumerate((3, 3.5, 4)):
        v = gaussian_filter1d(v, 6 / np.sqrt(8 * np.log(2)) / mm, axis=axis, mode="constant", truncate=4)
    return v
out["volume"] = {"mask": np.flatnonzero(mask.ravel(order="F")).tolist(), "values": vol.ravel(order="F")[mask.ravel(order="F")].tolist(), "smoothed": (smooth(vol) / np.where(mask, smooth(mask.astype(float)), 1)).ravel(order="F")[mask.ravel(order="F")].tolist()}
json.dump(out, open(__file__.replace(".py", ".json"), "w"), separators=(",", ":"))
