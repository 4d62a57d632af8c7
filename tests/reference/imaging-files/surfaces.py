"""GIFTI and FreeSurfer files in every flavour written with nibabel, or (with "read") what nibabel reads from those of a folder.

Usage: surfaces.py make FOLDER | surfaces.py read FOLDER.  Written with nibabel 5.0.0, numpy 1.24.2, Python 3.11.2 (Debian 12).
"""
import glob
import json
import sys

import nibabel as nib
import numpy as np
from nibabel import freesurfer as fs
from nibabel import gifti as gi

mode, folder = sys.argv[1:3]


def numbers(a):
    return np.asarray(a, dtype=float).ravel().tolist()


def read(path):
    name = path.split("/")[-1]
    if name.endswith(".gii"):
        image = nib.load(path)
        return {"file": name, "meta": dict(image.meta), "labels": [[int(label.key), label.label, numbers(label.rgba)] for label in image.labeltable.labels],
                "arrays": [{"intent": nib.nifti1.intent_codes.niistring[a.intent][13:], "shape": list(a.data.shape), "values": numbers(a.data), "meta": dict(a.meta),
                            "xform": None if a.coordsys is None else numbers(a.coordsys.xform)} for a in image.darrays]}
    if name.endswith((".mgz", ".mgh")):
        image = nib.load(path)
        return {"file": name, "shape": [int(n) for n in image.shape], "affine": numbers(image.affine), "values": numbers(np.asanyarray(image.dataobj).ravel("F")), "tr": float(image.header["tr"])}
    if name.endswith(".annot"):
        labels, table, names = fs.read_annot(path)
        return {"file": name, "labels": labels.tolist(), "table": table[:, :3].tolist(), "names": [n.decode() for n in names]}
    if name.endswith(".label"):
        return {"file": name, "vertices": fs.read_label(path).tolist()}
    if name.endswith((".curv", ".thickness")):
        return {"file": name, "values": numbers(fs.read_morph_data(path))}
    points, faces = fs.read_geometry(path)
    return {"file": name, "points": numbers(points.astype(np.float32)), "faces": faces.ravel().tolist()}


if mode == "make":
    rng = np.random.default_rng(3)
    points = rng.normal(size=(12, 3)).astype(np.float32) * 50
    faces = np.array([[i, (i + 1) % 12, (i + 4) % 12] for i in range(12)], np.int32)
    xform = np.arange(16.0).reshape(4, 4)
    out = []
    for encoding in ("ASCII", "B64BIN", "B64GZ", "External"):
        for order in ("RowMajorOrder", "ColumnMajorOrder"):
            for endian in ("LittleEndian", "BigEndian"):
                if encoding == "External" and (order, endian) != ("RowMajorOrder", "LittleEndian"):
                    continue
                if encoding == "ASCII" and (order, endian) != ("RowMajorOrder", "LittleEndian"):
                    continue  # text has no bytes, and nibabel passes over the index order of text
                tag = "%s.%s.%s" % (encoding, order, endian)
                code = "B64BIN" if encoding == "External" else encoding

                def array(data, intent, dtype, **more):
                    made = gi.GiftiDataArray(data, intent=intent, datatype=dtype, encoding=code, endian=endian, ordering=order, **more)
                    if endian == "BigEndian":
                        made.data = data.astype(data.dtype.newbyteorder(">"))
                    return made

                coordsys = gi.GiftiCoordSystem(1, 4, xform)
                surface = gi.GiftiImage(darrays=[array(points, "NIFTI_INTENT_POINTSET", "NIFTI_TYPE_FLOAT32", coordsys=coordsys, meta=gi.GiftiMetaData({"AnatomicalStructurePrimary": "CortexLeft"})),
                                                 array(faces, "NIFTI_INTENT_TRIANGLE", "NIFTI_TYPE_INT32")])
                metric = gi.GiftiImage(meta=gi.GiftiMetaData({"AnatomicalStructurePrimary": "CortexRight", "note": "a < b & c"}),
                                       darrays=[array(rng.normal(size=12).astype(np.float32), "NIFTI_INTENT_TIME_SERIES", "NIFTI_TYPE_FLOAT32") for _ in range(3)])
                table = gi.GiftiLabelTable()
                for key, label, rgba in ((0, "???", (1, 1, 1, 0)), (4, "visual", (0.5, 0.25, 0.125, 1)), (9, "motor \u00fc", (0, 0, 1, 1))):
                    entry = gi.GiftiLabel(key, *rgba)
                    entry.label = label
                    table.labels.append(entry)
                labels = gi.GiftiImage(labeltable=table, darrays=[array(rng.choice([0, 4, 9], 12).astype(np.int32), "NIFTI_INTENT_LABEL", "NIFTI_TYPE_INT32")])
                for image, ending in ((surface, ".surf.gii"), (metric, ".func.gii"), (labels, ".label.gii")):
                    path = folder + "/lh." + tag + ending
                    nib.save(image, path)
                    text = open(path, encoding="utf-8").read()
                    if encoding == "External":
                        # nibabel writes no external files; the same bytes beside, told as the standard says it
                        import re
                        blob = b"".join(np.ascontiguousarray(a.data).tobytes() for a in image.darrays)
                        open(path + ".dat", "wb").write(blob)
                        offset = 0
                        for a in image.darrays:
                            text = re.sub(r'Encoding="Base64Binary"(.*?)ExternalFileName="" ExternalFileOffset="0?"', 'Encoding="ExternalFileBinary"\\1ExternalFileName="%s" ExternalFileOffset="%d"' % (path.split("/")[-1] + ".dat", offset), text, count=1, flags=re.S)
                            text = re.sub(r"<Data>[^<]+</Data>", "<Data></Data>", text, count=1)
                            offset += a.data.nbytes
                        open(path, "w", encoding="utf-8").write(text)
                    out.append(read(path))
    fs.write_geometry(folder + "/lh.pial", points, faces)
    fs.write_morph_data(folder + "/rh.thickness", rng.normal(size=12).astype(np.float32))
    ctab = np.array([[25, 5, 25, 0, 0], [100, 25, 0, 0, 0], [120, 70, 50, 0, 0]])
    fs.write_annot(folder + "/lh.aparc.annot", rng.choice([-1, 0, 1, 2], 12), ctab, [b"unknown", b"bankssts", b"motor"], fill_ctab=True)
    open(folder + "/lh.V1.label", "w").write("#!ascii label  , from subject x\n3\n2 1.0 2.0 3.0 0.5\n5 1.0 2.0 3.0 0.0\n11 0 0 0 1\n")
    affine = np.array([[-1, 0.1, 0, 12], [0, 0.2, 1.5, -20], [0.1, -2, 0, 30], [0, 0, 0, 1.0]])
    for dtype in ("u1", "i2", "i4", "f4"):
        for ending in (".mgz", ".mgh"):
            for shape in ((4, 3, 5), (4, 3, 5, 6)):
                image = fs.MGHImage(rng.integers(0, 200, shape).astype(dtype), affine)
                if len(shape) == 4:
                    image.header["tr"] = 1500
                nib.save(image, folder + "/%s%d%s" % (dtype, len(shape), ending))
    for pattern in ("lh.pial", "rh.thickness", "*.annot", "*.label", "*.mg?"):
        out += [read(path) for path in sorted(glob.glob(folder + "/" + pattern))]
    json.dump(out, open(folder + "/expected.json", "w"))
else:
    print(json.dumps([read(path) for path in sorted(glob.glob(folder + "/*")) if not path.endswith((".json", ".dat", ".txt"))]))
