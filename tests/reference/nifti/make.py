"""Writes NIfTI files of every type, byte order, version and container into a folder, with what nibabel reads from them.

Usage: make.py FOLDER.  Written with nibabel 5.0.0, numpy 1.24.2, Python 3.11.2 (Debian 12); the header is nibabel's, the data bytes are numpy's.
"""
import gzip
import json
import os
import sys

import nibabel as nib
import numpy as np

RGB = np.dtype([("R", "u1"), ("G", "u1"), ("B", "u1")])
RGBA = np.dtype([("R", "u1"), ("G", "u1"), ("B", "u1"), ("A", "u1")])
NAMES = ["u1", "i1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8", "c8", "c16", "rgb", "rgba"]
SHAPES = [(7,), (3, 4), (3, 4, 2), (3, 2, 2, 3), (2, 3, 1, 2, 2), (2, 1, 2, 2, 2, 2), (2, 1, 2, 1, 2, 2, 3)]


def data(name, shape, order):
    count = int(np.prod(shape))
    if name in ("rgb", "rgba"):
        kind = RGB if name == "rgb" else RGBA
        return (np.arange(count * kind.itemsize) * 37 % 251).astype("u1").view(kind).reshape(shape, order="F")
    kind = np.dtype(name).newbyteorder(order)
    if kind.kind == "c":
        values = np.arange(count) * 1.25 - 3 + 1j * (np.arange(count) * -0.5 + 1)
    elif kind.kind == "f":
        values = np.arange(count) * 1.1 - 3
    else:
        limits = np.iinfo(kind)
        values = [limits.min + i if i % 2 else limits.max - i for i in range(count)]
    return np.array(values, dtype=kind).reshape(shape, order="F")


def write(folder, stem, version, order, container, name, shape, scaled, index):
    pair = container in ("hdr", "hdr.gz")
    kinds = {(1, False): nib.Nifti1Header, (1, True): nib.nifti1.Nifti1PairHeader, (2, False): nib.Nifti2Header, (2, True): nib.nifti2.Nifti2PairHeader}
    header = kinds[(version, pair)](endianness=order)
    values = data(name, shape, order)
    header.set_data_dtype(RGB if name == "rgb" else RGBA if name == "rgba" else values.dtype)
    header.set_data_shape(shape)
    affine = np.array([[-2, 0.1, 0, 90], [0.2, 2, -0.3, -126], [0, 0.4, 3, -72 + index % 5], [0, 0, 0, 1]])
    header["pixdim"][1:4] = [2.1, 2.2, 3.3]
    if index % 3 != 2:
        header.set_qform(affine, code=1)
    if index % 3 == 1:
        header.set_sform(affine + np.diag([0.5, 0, 0, 0]), code=4)
    if scaled:
        header["scl_slope"], header["scl_inter"] = 0.30000001192092896, -7.25
    header["descrip"] = b"made by make.py"
    if not pair and index % 2:
        header.extensions.append(nib.nifti1.Nifti1Extension("comment", b"a note of %d" % index))
        header["vox_offset"] = header.single_vox_offset + header.extensions.get_sizeondisk()
    elif not pair:
        header["vox_offset"] = header.single_vox_offset
    opened = gzip.open if container.endswith("gz") else open
    path = os.path.join(folder, f"{stem}.{container}")
    with opened(path, "wb") as file:
        header.write_to(file)
        if not pair:
            file.write(b"\0" * (int(header["vox_offset"]) - file.tell()))
            file.write(values.tobytes("F"))
    if pair:
        with opened(path.replace(".hdr", ".img"), "wb") as file:
            file.write(values.tobytes("F"))
    image = nib.load(path)
    read = np.asanyarray(image.dataobj).ravel("F")
    if name in ("rgb", "rgba"):
        numbers = read.view("u1").tolist()
    elif read.dtype.kind == "c":
        numbers = np.stack([read.real, read.imag], 1).ravel().astype(float).tolist()
    else:
        numbers = read.astype(np.float64).astype(np.float32).astype(float).tolist()
    source = "Sform" if image.header["sform_code"] > 0 else "Qform" if image.header["qform_code"] > 0 else "VoxelSizes"
    return {"file": os.path.basename(path), "shape": list(image.shape), "type": int(image.header["datatype"]), "source": source,
            "affine": image.affine.ravel().tolist() if source != "VoxelSizes" else None, "values": numbers,
            "extensions": [[e.get_code(), e.get_content().decode()] for e in image.header.extensions]}


def main(folder):
    made, index = [], 0
    for version in (1, 2):
        for order in "<>":
            for container in ("nii", "nii.gz", "hdr", "hdr.gz"):
                for name in NAMES:
                    for scaled in ((False, True) if name not in ("rgb", "rgba") else (False,)):
                        shape = SHAPES[index % len(SHAPES)]
                        stem = f"n{version}{'le' if order == '<' else 'be'}_{name}_{'scaled' if scaled else 'plain'}_{index}"
                        made.append(write(folder, stem, version, order, container, name, shape, scaled, index))
                        index += 1
    with open(os.path.join(folder, "expected.json"), "w") as file:
        json.dump(made, file)


main(sys.argv[1])
