"""Writes 4-D NIfTI files of several types with nibabel, and what nibabel reads inside a mask after discarding two volumes.

Usage: series.py FOLDER.  Written with nibabel 5.0.0, numpy 1.24.2, Python 3.11.2 (Debian 12).
"""
import json
import sys

import nibabel as nib
import numpy as np

folder = sys.argv[1]
rng = np.random.default_rng(7)
affine = np.array([[-2, 0.1, 0, 90], [0.1, 2, 0, -126], [0, 0, 2.5, -72], [0, 0, 0, 1.0]])
mask = (rng.random((5, 6, 4)) > 0.4).astype(np.uint8)
nib.save(nib.Nifti1Image(mask, affine), folder + "/mask.nii.gz")
out = []
for cls in (nib.Nifti1Image, nib.Nifti2Image):
    for order in "<>":
        for dtype in ("u1", "i2", "u2", "i4", "f4", "f8"):
            for ending in (".nii", ".nii.gz", ".img"):
                if cls is nib.Nifti2Image and ending == ".img":
                    continue
                raw = rng.integers(0, 200, (5, 6, 4, 9)).astype(order + dtype)
                header = cls.header_class(endianness=order)
                header.set_data_dtype(raw.dtype)
                header.set_xyzt_units("mm", "msec" if dtype == "f4" else "sec")
                kind = nib.Nifti1Pair if ending == ".img" else cls
                header = kind.header_class.from_header(header) if ending == ".img" else header
                image = kind(raw, affine, header)
                image.header.set_zooms((2.0, 2.0, 2.5, 720.0 if dtype == "f4" else 0.72))
                if dtype in ("i2", "u2"):
                    image.header.set_slope_inter(0.5, -3)
                name = "s%d%s" % (len(out), ending)
                nib.save(image, folder + "/" + name)
                read = nib.load(folder + "/" + name)
                values = np.asanyarray(read.dataobj, dtype=np.float64)
                kept = [values[..., t].ravel("F")[mask.ravel("F") > 0].astype(np.float32).astype(float).tolist() for t in range(2, 9)]
                out.append({"file": name, "values": sum(kept, []), "last": values[..., 8].ravel("F").astype(np.float32).astype(float).tolist()})
json.dump(out, open(folder + "/expected.json", "w"))
