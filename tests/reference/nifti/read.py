"""Prints as JSON what nibabel reads from every NIfTI file of a folder: shape, affine, codes, type, byte order, extensions, values.

Usage: read.py FOLDER.  Written with nibabel 5.0.0, numpy 1.24.2, Python 3.11.2 (Debian 12).
"""
import base64
import glob
import json
import sys

import nibabel as nib
import numpy as np

out = {}
for path in sorted(glob.glob(sys.argv[1] + "/*")):
    if not path.endswith((".nii", ".nii.gz", ".hdr", ".hdr.gz")):
        continue
    image = nib.load(path)
    header = image.header
    read = np.asanyarray(image.dataobj).ravel("F")
    if read.dtype.fields:
        numbers = read.view("u1").tolist()
    elif read.dtype.kind == "c":
        numbers = np.stack([read.real, read.imag], 1).ravel().astype(float).tolist()
    else:
        numbers = read.astype(np.float64).astype(np.float32).astype(float).tolist()
    out[path.split("/")[-1]] = {
        "class": type(image).__name__, "shape": list(image.shape), "type": int(header["datatype"]), "bigEndian": header.endianness == ">",
        "affine": image.affine.ravel().tolist(), "qform_code": int(header["qform_code"]), "sform_code": int(header["sform_code"]),
        "pixdim": [float(p) for p in header["pixdim"]], "descrip": header["descrip"].item().decode("latin1"), "intent_name": header["intent_name"].item().decode("latin1"),
        "extensions": [[int(e.get_code()), base64.b64encode(e.get_content() if isinstance(e.get_content(), bytes) else e.get_content().encode()).decode()] for e in header.extensions],
        "values": numbers,
    }
print(json.dumps(out))
