#!/usr/bin/env python3
"""Reference values for permutation tests: TFCE by its definition, t maps of shuffles by least squares, exhaustive sign flips.

Run with Debian's python3-scipy and python3-numpy: python3 tests/reference/permutation/make.py
"""
import itertools, json, pathlib, sys
import numpy, scipy
from scipy import ndimage
import scipy.stats

here = pathlib.Path(__file__).parent
random = numpy.random.default_rng(20261)


def by_definition(volume, E, H, connectivity):
    """The integral over h, exactly: the clusters change at the map's own values only."""
    structure = ndimage.generate_binary_structure(3, connectivity)
    heights = numpy.concatenate([[0], numpy.unique(volume[volume > 0])])
    score = numpy.zeros(volume.shape)
    for low, high in zip(heights[:-1], heights[1:]):
        labels, n = ndimage.label(volume >= high, structure)
        sizes = numpy.bincount(labels.ravel())
        sizes[0] = 0
        score += sizes[labels] ** E * (high ** (H + 1) - low ** (H + 1)) / (H + 1) * (labels > 0)
    return score


def by_steps(volume, E, H, connectivity, steps=100):
    structure = ndimage.generate_binary_structure(3, connectivity)
    peak = volume.max()
    dh = peak / steps
    score = numpy.zeros(volume.shape)
    for k in range(1, steps + 1):
        h = peak if k == steps else k * dh
        labels, n = ndimage.label(volume >= h, structure)
        sizes = numpy.bincount(labels.ravel())
        sizes[0] = 0
        score += sizes[labels] ** E * h ** H * dh * (labels > 0)
    return score


smooth = ndimage.gaussian_filter(random.normal(size=(7, 8, 9)), 1)
volume = numpy.round(smooth / smooth.std() * 8) / 8                    # on a lattice, so that ties occur
mask = random.random(volume.shape) > .15
inside = numpy.where(mask, volume, 0).astype('float32').astype(float)
tfce = {'shape': volume.shape, 'mask': mask.ravel(order='F').astype(int).tolist(), 'map': inside.ravel(order='F').tolist(), 'scores': []}
for E, H, connectivity in [(.5, 2, 1), (.5, 2, 2), (.5, 2, 3), (1, 1.5, 1)]:
    for kind, way in [('exact', by_definition), ('steps', by_steps)]:
        score = way(numpy.maximum(inside, 0), E, H, connectivity) - way(numpy.maximum(-inside, 0), E, H, connectivity)
        tfce['scores'].append({'E': E, 'H': H, 'neighbours': [6, 18, 26][connectivity - 1], 'kind': kind, 'values': score.ravel(order='F').tolist()})

# A group comparison with a covariate, and an F over three groups, under given shuffles.
n, m = 12, 5
y = random.normal(size=(n, m)).astype('float32').astype(float)
design = numpy.column_stack([numpy.repeat([1, 0, 0], 4), numpy.repeat([0, 1, 0], 4), numpy.repeat([0, 0, 1], 4), random.normal(size=n)])
contrasts = {'t': [[1, -1, 0, 0]], 'F': [[1, -1, 0, 0], [0, 1, -1, 0]]}


def statistic(data, model, C):
    C = numpy.atleast_2d(C).astype(float)
    beta, *_ = numpy.linalg.lstsq(model, data, rcond=None)
    residual = data - model @ beta
    df = len(data) - numpy.linalg.matrix_rank(model)
    sigma2 = (residual ** 2).sum(0) / df
    effect = C @ beta
    middle = numpy.linalg.inv(C @ numpy.linalg.inv(model.T @ model) @ C.T)
    if len(C) == 1:
        return effect[0] * numpy.sqrt(middle[0, 0]) / numpy.sqrt(sigma2)
    return numpy.einsum('iv,ij,jv->v', effect, middle, effect) / len(C) / sigma2


def project(columns, data):
    return columns @ numpy.linalg.pinv(columns) @ data


glm = {'y': y.tolist(), 'design': design.tolist(), 'contrasts': contrasts, 'shuffles': []}
for s in range(4):
    order = numpy.arange(n) if s == 0 else random.permutation(n)
    signs = numpy.ones(n) if s < 2 else random.choice([-1, 1], n)
    entry = {'order': order.tolist(), 'signs': signs.astype(int).tolist(), 'maps': {}}
    for name, C in contrasts.items():
        C = numpy.array(C, float)
        null = scipy.linalg.null_space(C)
        Z = design @ null
        X = design @ numpy.linalg.inv(design.T @ design) @ C.T
        model = numpy.column_stack([X, Z])
        test = numpy.column_stack([numpy.linalg.inv(C @ numpy.linalg.inv(design.T @ design) @ C.T), numpy.zeros((len(C), Z.shape[1]))])
        reduced = y - project(Z, y)
        full = y - project(design, y)
        move = lambda rows: signs[:, None] * rows[order]
        entry['maps'][name] = {
            'FreedmanLane': statistic(move(reduced) + project(Z, y), design, C).tolist(),
            'TerBraak': statistic(move(full), design, C).tolist(),
            'DraperStoneman': None,
        }
        # Draper and Stoneman: the tested columns change places, the data stay. The shuffle is undone on the model's side.
        back = numpy.zeros_like(X)
        back[order] = signs[:, None] * X
        moved = numpy.column_stack([back, Z])
        C2 = numpy.column_stack([numpy.eye(len(C)), numpy.zeros((len(C), Z.shape[1]))])
        entry['maps'][name]['DraperStoneman'] = statistic(y, moved, C2).tolist()
    glm['shuffles'].append(entry)

# Every sign flip of eight scans at twenty places: uncorrected and family-wise p of |t|.
scans = (random.normal(size=(8, 20)) + numpy.linspace(0, 2, 20)).astype('float32').astype(float)
t = lambda data: data.mean(0) / (data.std(0, ddof=1) / numpy.sqrt(len(data)))
maps = numpy.array([abs(t(numpy.array(flip)[:, None] * scans)) for flip in itertools.product([1, -1], repeat=8)])
observed = maps[0] * (1 - 1e-9)
flips = {'scans': scans.tolist(), 't': t(scans).tolist(), 'uncorrected': (maps >= observed).mean(0).tolist(),
         'familywise': (maps.max(1)[:, None] >= observed).mean(0).tolist()}

# Two groups of four, every one of the 70 ways to name them: p of the difference, pooled t.
groups = (random.normal(size=(8, 12)) + numpy.outer(numpy.repeat([1, 0], 4), numpy.linspace(0, 3, 12))).astype('float32').astype(float)
maps = []
for first in [(0, 1, 2, 3)] + [c for c in itertools.combinations(range(8), 4) if c != (0, 1, 2, 3)]:
    a, b = groups[list(first)], groups[[i for i in range(8) if i not in first]]
    maps.append(abs(scipy.stats.ttest_ind(a, b).statistic))
maps = numpy.array(maps)
twogroups = {'scans': groups.tolist(), 'uncorrected': (maps >= maps[0] * (1 - 1e-9)).mean(0).tolist(),
             'familywise': (maps.max(1)[:, None] >= maps[0] * (1 - 1e-9)).mean(0).tolist()}

# Clusters of the same volume, positive and negative apart, touching at corners: size, peak value, peak voxel, mass.
clusters = []
for sign in (1, -1):
    labels, n = ndimage.label((sign * inside >= .75) & mask, ndimage.generate_binary_structure(3, 3))
    for label in range(1, n + 1):
        part = labels == label
        clusters.append({'size': int(part.sum()), 'peak': float(sign * (sign * inside[part]).max()), 'mass': float(inside[part].sum())})
clusters.sort(key=lambda cluster: (-cluster['size'], -abs(cluster['peak'])))

from scipy import stats
tails = {'t': [[t, df, float(stats.norm.isf(stats.t.sf(t, df)))] for t in (0, .3, 2, 5, 12) for df in (5, 24)],
         'F': [[f, 3, 20, float(stats.norm.isf(stats.f.sf(f, 3, 20)))] for f in (.2, 1, 4, 15)],
         'clopper': [[k, n, float(stats.beta.ppf(.025, k, n - k + 1)), float(stats.beta.ppf(.975, k + 1, n - k))] for k, n in ((1, 500), (25, 500), (130, 5000))]}


# Variance groups: v and G by their definition with full matrices (Winkler and others 2014, eqs. 4 to 7), and Welch's t where the two agree.
variances = {'labels': [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2], 'y': y.tolist(), 'design': design.tolist(), 'maps': {}}
labels = numpy.array(variances['labels'])
own = numpy.random.default_rng(77)
order, signs = own.permutation(len(y)), own.choice([-1, 1], len(y))
variances['order'], variances['signs'] = order.tolist(), signs.tolist()


def grouped(data, model, C):
    hat = model @ numpy.linalg.pinv(model)
    forming = numpy.eye(len(data)) - hat
    values = []
    for column in data.T:
        psi = numpy.linalg.lstsq(model, column, rcond=None)[0]
        residual = forming @ column
        diagonal = numpy.diag(forming)
        W = numpy.zeros(len(data))
        for g in set(labels.tolist()):
            W[labels == g] = diagonal[labels == g].sum() / (residual[labels == g] ** 2).sum()
        middle = numpy.linalg.inv(C @ numpy.linalg.inv(model.T @ numpy.diag(W) @ model) @ C.T)
        s = len(C)
        spread = sum((1 - W[labels == g].sum() / W.sum()) ** 2 / diagonal[labels == g].sum() for g in set(labels.tolist()))
        Lambda = 1 + 2 * (s - 1) / (s * (s + 2)) * spread
        effect = C @ psi
        values.append(float(effect[0] * numpy.sqrt(middle[0, 0]) if s == 1 else effect @ middle @ effect / Lambda / s))
    return values


for name, C in contrasts.items():
    C = numpy.array(C, float)
    Z = design @ scipy.linalg.null_space(C)
    reduced = y - project(Z, y)
    variances['maps'][name] = [grouped(y, design, C), grouped(signs[:, None] * reduced[order] + project(Z, y), design, C)]
    X = design @ numpy.linalg.inv(design.T @ design) @ C.T
    back = numpy.zeros_like(X)
    back[order] = signs[:, None] * X
    moved = numpy.column_stack([back, Z])
    variances['maps'][name].append(grouped(y, moved, numpy.column_stack([numpy.eye(len(C)), numpy.zeros((len(C), Z.shape[1]))])))
welch = scipy.stats.ttest_ind(y[:5], y[5:], equal_var=False)
variances['welch'] = welch.statistic.tolist()

# A generalised Pareto tail: probability-weighted moments and Anderson and Darling's statistic, straight from their definitions; scipy's c is -k.
excess = numpy.sort(scipy.stats.genpareto.rvs(c=-.15, scale=2, size=200, random_state=5))
b = excess.mean()
weighted = ((1 - (numpy.arange(1, 201) - .35) / 200) * excess).mean()
k = b / (b - 2 * weighted) - 2
a = 2 * b * weighted / (b - 2 * weighted)
F = scipy.stats.genpareto.cdf(excess, c=-k, scale=a)
i = numpy.arange(1, 201)
pareto = {'excess': excess.tolist(), 'scale': a, 'shape': k, 'A2': float(-200 - ((2 * i - 1) * (numpy.log(F) + numpy.log1p(-F[::-1]))).mean())}

(here / 'permutation.json').write_text(json.dumps({
    'made by': 'make.py', 'python': sys.version.split()[0], 'numpy': numpy.__version__, 'scipy': scipy.__version__, 'tfce': tfce, 'glm': glm, 'flips': flips, 'twogroups': twogroups, 'clusters': clusters, 'tails': tails, 'variances': variances, 'pareto': pareto}))
