"""Oracle of smoothing on a surface: wb_command on a bumpy sphere of 2562 vertices, white noise and a map of one vertex, with and without a region.

Run: python3 smoothing.py with wb_command on the PATH; it writes smoothing.json beside itself.
"""
import json
import os
import subprocess
import tempfile
import nibabel as nib
import numpy as np

folder = tempfile.mkdtemp()
at = lambda name: os.path.join(folder, name)
run = lambda *a: subprocess.run(["wb_command", *a], check=True, capture_output=True, text=True).stdout
run("-surface-create-sphere", "2562", at("s.surf.gii"))
surface = nib.load(at("s.surf.gii"))
xyz, tri = surface.darrays[0].data.astype(float), surface.darrays[1].data
xyz = xyz / np.linalg.norm(xyz, axis=1, keepdims=True)
bump = 40 * (1 + .12 * np.sin(4 * xyz[:, 0]) * np.cos(5 * xyz[:, 1]) + .08 * np.sin(7 * xyz[:, 2]))
xyz = np.round(xyz * bump[:, None], 3).astype(np.float32)
surface.darrays[0].data[:] = xyz
nib.save(surface, at("s.surf.gii"))
rng = np.random.default_rng(3)
n = len(xyz)
noise = np.round(rng.normal(size=n), 4).astype(np.float32)
roi = (xyz[:, 2] > -20).astype(np.float32)


def save(name, values):
    img = nib.gifti.GiftiImage(darrays=[nib.gifti.GiftiDataArray(values.astype(np.float32), intent="NIFTI_INTENT_NONE", datatype="NIFTI_TYPE_FLOAT32")])
    img.meta["AnatomicalStructurePrimary"] = "CortexLeft"
    nib.save(img, at(name))


save("noise.func.gii", noise)
save("roi.func.gii", roi)
out = {"_made_with": run("-version").split("\n")[1].strip() if "\n" in run("-version") else "wb_command", "coordinates": xyz.ravel().tolist(), "triangles": tri.ravel().tolist(), "noise": noise.tolist(), "roi": roi.astype(int).tolist()}
out["coordinates"] = [round(float(v), 3) for v in xyz.ravel()]
out["noise"] = [round(float(v), 4) for v in noise]
for fwhm in (5, 10):
    sigma = fwhm / np.sqrt(8 * np.log(2))
    run("-metric-smoothing", at("s.surf.gii"), at("noise.func.gii"), f"{sigma:.8f}", at("o.func.gii"))
    out[f"smoothed{fwhm}"] = [round(float(v), 5) for v in nib.load(at("o.func.gii")).darrays[0].data]
run("-metric-smoothing", at("s.surf.gii"), at("noise.func.gii"), f"{10 / np.sqrt(8 * np.log(2)):.8f}", at("r.func.gii"), "-roi", at("roi.func.gii"))
out["inside10"] = [round(float(v), 5) for v in nib.load(at("r.func.gii")).darrays[0].data]
json.dump(out, open(__file__.replace(".py", ".json"), "w"), separators=(",", ":"))
