"""CPU seconds of nibabel and numpy for what the benchmark "imaging-files" does, on the files of its folder; one thread.

Usage: OMP_NUM_THREADS=1 speed.py FOLDER.
"""
import sys
import time

import nibabel as nib
import numpy as np

folder = sys.argv[1]


def clock(name, run, rounds=3):
    times = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    print("%s\t%.3f" % (name, sorted(times)[rounds // 2]))


mask = np.asanyarray(nib.load(folder + "/mask.nii.gz").dataobj) > 0


def masked():
    return np.asarray(nib.load(folder + "/bold.nii.gz").dataobj, dtype=np.float32)[mask].T


def volumes():
    proxy = nib.load(folder + "/bold.nii.gz").dataobj
    return [np.asarray(proxy[..., t])[mask] for t in range(0, proxy.shape[3], 10)]


def cifti():
    image = nib.load(folder + "/brain.dtseries.nii")
    image.header.get_axis(1)
    return np.asarray(image.dataobj, dtype=np.float32)


clock("masked 4-D", masked)
clock("every tenth volume", volumes, 1)
clock("dtseries", cifti)
clock("surface", lambda: [a.data for a in nib.load(folder + "/lh.sphere.surf.gii").darrays])
data = np.asarray(nib.load(folder + "/small.nii.gz").dataobj, dtype=np.float32)
affine = nib.load(folder + "/small.nii.gz").affine


def spheres():
    index = np.stack(np.meshgrid(*[np.arange(n) for n in data.shape[:3]], indexing="ij"), -1).reshape(-1, 3)
    at = index @ affine[:3, :3].T + affine[:3, 3]
    for n in range(10):
        inside = ((at - [-20 + 4 * n, 10, 5]) ** 2).sum(1) <= 64
        data[inside.reshape(data.shape[:3])].mean(0)


clock("ten spheres", spheres)
