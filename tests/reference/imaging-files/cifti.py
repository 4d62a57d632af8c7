"""CIFTI-2 files in every flavour written with nibabel, or (with "read") what nibabel reads from those of a folder.

Usage: cifti.py make FOLDER | cifti.py read FOLDER.  Written with nibabel 5.0.0, numpy 1.24.2, Python 3.11.2 (Debian 12).
"""
import glob
import json
import sys

import nibabel as nib
import numpy as np
from nibabel import cifti2 as ci

mode, folder = sys.argv[1:3]


def axis(a):
    if isinstance(a, ci.BrainModelAxis):
        out = []
        for name, cut, model in a.iter_structures():
            if name in a.nvertices:
                out.append([name[16:], int(a.nvertices[name]), model.vertex.tolist()])
            else:
                out.append([name[16:], 0, model.voxel.tolist()])
        return {"kind": "models", "structures": out, "shape": None if a.volume_shape is None else list(a.volume_shape), "affine": None if a.affine is None else np.asarray(a.affine).ravel().tolist()}
    if isinstance(a, ci.ParcelsAxis):
        return {"kind": "parcels", "names": a.name.tolist(), "vertices": [{k[16:]: v.tolist() for k, v in d.items()} for d in a.vertices], "voxels": [v.tolist() for v in a.voxels], "nvertices": {k[16:]: int(v) for k, v in a.nvertices.items()}}
    if isinstance(a, ci.SeriesAxis):
        return {"kind": "series", "start": a.start, "step": a.step, "size": a.size, "unit": a.unit}
    if isinstance(a, ci.LabelAxis):
        return {"kind": "labels", "names": a.name.tolist(), "tables": [[[int(k), v[0], [float(x) for x in v[1]]] for k, v in sorted(t.items())] for t in a.label]}
    return {"kind": "maps", "names": a.name.tolist()}


def read(path):
    image = nib.load(path)
    return {"file": path.split("/")[-1], "axes": [axis(image.header.get_axis(i)) for i in (0, 1)], "intent": int(image.nifti_header["intent_code"]),
            "values": np.asanyarray(image.dataobj).astype(np.float32).astype(float).ravel().tolist()}


if mode == "make":
    rng = np.random.default_rng(11)
    left = rng.random(40) > 0.3
    right = rng.random(40) > 0.3
    affine = np.array([[-2, 0, 0, 90], [0, 2, 0, -126], [0, 0, 2, -72], [0, 0, 0, 1.0]])
    thalamus, other = np.zeros((6, 7, 8), bool), np.zeros((6, 7, 8), bool)
    thalamus[1:3, 2:5, 3:6] = True
    other[4, 1:6:2, 2] = True
    both = ci.BrainModelAxis.from_mask(left, name="CortexLeft") + ci.BrainModelAxis.from_mask(right, name="CortexRight")
    models = both + ci.BrainModelAxis.from_mask(thalamus, name="thalamus_left", affine=affine) + ci.BrainModelAxis.from_mask(other, name="brain_stem", affine=affine)
    n = len(models)
    cut = [slice(0, 10), slice(10, len(both)), slice(len(both), n)]
    parcels = ci.ParcelsAxis.from_brain_models([("first & <odd>", models[cut[0]]), ("second", models[cut[1]]), ("third", models[cut[2]])])
    series = ci.SeriesAxis(0, 0.72, 5)
    scalars = ci.ScalarAxis(["alpha \u03b1", "beta"])
    labels = ci.LabelAxis(["networks"], [{0: ("???", (1, 1, 1, 0)), 3: ("visual", (0.5, 0.1, 0.25, 1)), 7: ("motor \u00fc", (0, 0, 1, 1))}])
    maps = {
        "a.dscalar.nii": (scalars, models, None), "a.dtseries.nii": (series, models, None), "a.dlabel.nii": (labels, models, rng.choice([0, 3, 7], (1, n))),
        "a.pscalar.nii": (scalars, parcels, None), "a.ptseries.nii": (series, parcels, None), "a.pconn.nii": (parcels, parcels, None), "a.dconn.nii": (models, models, None),
    }
    out = []
    for name, (rows, columns, data) in maps.items():
        for order in "<>":
            for dtype in ("f4", "f8", "i2"):
                if data is None:
                    values = rng.normal(size=(len(rows), len(columns))) * 100
                else:
                    values = data
                image = ci.Cifti2Image(values.astype(order + dtype), (rows, columns))
                image.nifti_header.set_data_dtype(order + dtype)
                if order == ">":
                    image = ci.Cifti2Image(values.astype(order + dtype), (rows, columns), nifti_header=image.nifti_header.as_byteswapped(">"))
                image.update_headers()
                path = folder + "/" + dtype + ("big" if order == ">" else "") + name
                nib.save(image, path)
                out.append(read(path))
    json.dump(out, open(folder + "/expected.json", "w"))
else:
    print(json.dumps([read(path) for path in sorted(glob.glob(folder + "/*.nii"))]))
