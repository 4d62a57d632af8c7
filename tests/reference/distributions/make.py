"""Tail probabilities to 17 digits, by mpmath with 60: tails.tsv beside this script. Run: /usr/bin/python3 make.py"""
import itertools, os, sys
import mpmath as mp
mp.mp.dps = 60
here = os.path.dirname(os.path.abspath(__file__))
rows = []
def add(name, args, value):
    if value > mp.mpf(10) ** -307: rows.append((name, args, mp.nstr(value, 18)))

def lower_beta(a, b, x):
    """I_x(a, b) by the hypergeometric series on the side where it converges; complements are taken with 700 digits."""
    with mp.workdps(700):
        a, b, x = mp.mpf(a), mp.mpf(b), mp.mpf(x)
        if x > mp.mpf(1) / 2: return 1 - series(b, a, 1 - x, 720)
    return series(a, b, x, 60)

def upper_beta(a, b, x):
    with mp.workdps(720): return lower_beta(b, a, 1 - mp.mpf(x))

def series(a, b, x, digits):
    with mp.workdps(digits):
        term, total, k = mp.mpf(1), mp.mpf(1), 0
        limit = mp.mpf(10) ** -digits
        while term > limit * total:
            term *= x * (a + b + k) / (a + 1 + k)
            total += term
            k += 1
        return mp.exp(a * mp.log(x) + b * mp.log(1 - x) - mp.log(a) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b)) * total

for z in [-38, -10, -3, -1, -1e-3, 0, 1e-8, .1, .5, 1, 1.959964, 2.5, 3.3, 4.9, 5, 5.1, 7, 10, 20, 30, 37]:
    add("NormalUpper", [z], mp.erfc(mp.mpf(z) / mp.sqrt(2)) / 2)
for df in [.3, 1, 2, 2.5, 3, 5, 10, 25, 42, 100, 1000, 12345.6, 1e6]:
    for t in [-40, -2, -.01, 0, 1e-6, .1, .774, 1, 2.39, 5, 10, 30, 100, 1e4, 1e8]:
        if df > 1000 and abs(t) > 30: continue
        d, T = mp.mpf(df), mp.mpf(t)
        x = mp.mpf(0)
        with mp.workdps(720): x = d / (d + T * T)
        two = lower_beta(d / 2, mp.mpf(1) / 2, x) if T != 0 else mp.mpf(1)
        add("StudentUpper", [t, df], two / 2 if t >= 0 else 1 - two / 2)
for d1, d2 in [(1, 1), (1, 30), (2, 70), (3, 42), (14, 621.6), (14, 5), (.5, .5), (100, 3), (2, 395), (50, 5000), (1.3, 1e5)]:
    for f in [1e-6, .01, .5, .99, 1, 1.83, 2.832, 5, 10.963, 50, 1000, 3400]:
        D1, D2, F = mp.mpf(d1), mp.mpf(d2), mp.mpf(f)
        with mp.workdps(720): x, xc = D2 / (D2 + D1 * F), D1 * F / (D2 + D1 * F)
        add("FUpper", [f, d1, d2], lower_beta(D2 / 2, D1 / 2, x))
        add("FLower", [f, d1, d2], lower_beta(D1 / 2, D2 / 2, xc))
for df in [.2, 1, 2, 3, 10, 30.5, 200, 5000]:
    for x in [1e-8, .01, .3, 1, 2, 3.84, 10, 41.615, 100, 180, 500, 1300]:
        add("ChiSquareUpper", [x, df], mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, mp.inf, regularized=True))
        a, X = mp.mpf(df) / 2, mp.mpf(x) / 2
        add("ChiSquareLower", [x, df], X ** a * mp.exp(-X) / mp.gamma(a + 1) * mp.hyp1f1(1, a + 1, X))
for a, b in [(.01, .02), (.5, .5), (2, 3), (40, 60), (1e3, 5), (1e4, 1e4)]:
    for x in [1e-10, .001, .1, .3, .5, .9, .999]:
        add("BetaLower", [x, a, b], lower_beta(a, b, x))
        add("BetaUpper", [x, a, b], upper_beta(a, b, x))
for n, p in [(20, .5), (100, .03), (1000, .9)]:
    for k in [0, 1, 5, n // 2, n - 1, n]:
        P = mp.mpf(p)
        terms = [mp.binomial(n, i) * P ** i * (1 - P) ** (n - i) for i in range(n + 1)]
        add("BinomialUpper", [k, n, p], mp.fsum(terms[k:]))
        add("BinomialLower", [k, n, p], mp.fsum(terms[:k + 1]))
mp.mp.dps = 40
def log_gauss_points(df):
    s = 1 / mp.sqrt(2 * mp.mpf(df))
    return [mp.mpf(-60) / min(df, 1) - 40 * s] + [k * s for k in range(-30, 31, 2)] + [mp.mpf(3) + 40 * s]
def nct_upper(t, df, delta):
    """Average of Q(t w - delta) over w = sqrt(chi2/df), in u = log w."""
    d = mp.mpf(df); h = d / 2
    c = 2 * h ** h / mp.gamma(h)
    f = lambda u: c * mp.exp(d * u - h * mp.exp(2 * u)) * mp.erfc((t * mp.exp(u) - delta) / mp.sqrt(2)) / 2
    step = mp.mpf(1) / 100 if df < 50 else mp.mpf(1) / 1000
    low, high = (mp.mpf(-120) / min(df, 1), mp.mpf(4)) if df < 50 else (mp.mpf(-4), mp.mpf(2))
    return mp.fsum(f(low + k * step) for k in range(int((high - low) / step) + 1)) * step
for df in [1, 3, 25, 200]:
    for delta in [-2, .5, 2.8, 8]:
        for t in [-3, .1, 2.06, 6, 30]:
            mp.mp.dps = 30
            add("NoncentralStudentUpper", [t, df, delta], nct_upper(mp.mpf(t), df, mp.mpf(delta)))
mp.mp.dps = 40
def mixture(lam, tail):
    m = mp.mpf(lam) / 2
    return mp.fsum(mp.exp(-m) * m ** k / mp.factorial(k) * tail(k) for k in range(int(lam) + 250))
for df in [1, 4, 30]:
    for lam in [.3, 5, 60]:
        for x in [.5, 9.49, 80, 400]:
            add("NoncentralChiSquareUpper", [x, df, lam], mixture(lam, lambda k: mp.gammainc(mp.mpf(df) / 2 + k, mp.mpf(x) / 2, mp.inf, regularized=True)))
for d1, d2 in [(1, 20), (3, 42)]:
    for lam in [.3, 5, 40]:
        for f in [.2, 2.8, 15, 60]:
            y = mp.mpf(d2) / (d2 + mp.mpf(d1) * mp.mpf(f))
            add("NoncentralFUpper", [f, d1, d2, lam], mixture(lam, lambda k: lower_beta(mp.mpf(d2) / 2, mp.mpf(d1) / 2 + k, y)))
mp.mp.dps = 30
def range_upper(w, k):
    phi = lambda z: mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi)
    cdf = lambda z: mp.erfc(-z / mp.sqrt(2)) / 2
    def f(z):
        b = cdf(z) - cdf(z - w) if z < w else cdf(w - z) - cdf(-z)
        return k * phi(z) * (cdf(z) ** (k - 1) - b ** (k - 1))
    h = mp.mpf(1) / 8
    return mp.fsum(f(w / 2 + i * h) for i in range(-110, 111)) * h
def tukey(q, k, df):
    q = mp.mpf(q)
    if df == mp.inf: return range_upper(q, k)
    d = mp.mpf(df); h = d / 2
    c = 2 * h ** h / mp.gamma(h)
    s = mp.sqrt(1 / (2 * d)) / 4
    f = lambda u: c * mp.exp(d * u - h * mp.exp(2 * u)) * range_upper(q * mp.exp(u), k)
    total = mp.fsum(f(i * s) for i in range(-240 if df > 20 else -400, 60))
    return total * s
for q, k, df in [(.5, 3, 10), (3.5, 3, 20), (3.5, 24, 60), (8, 4, 30), (12, 3, 100), (1, 2, 5)]:
    add("StudentizedRangeUpper", [q, k, df], tukey(q, k, df))
for q, k in [(.5, 2), (3.31, 3), (5, 10), (20, 3), (40, 5)]:
    mp.mp.dps = 420
    w = mp.mpf(q)
    mp.mp.dps = 30 if q < 6 else 420
    add("StudentizedRangeUpper", [q, k, "inf"], range_upper(w, k))
with open(os.path.join(here, "tails.tsv"), "w") as f:
    f.write(f"# mpmath {mp.__version__}, python {sys.version.split()[0]}\n")
    for name, args, value in rows: f.write("\t".join([name, " ".join(str(a) for a in args), value]) + "\n")
print(len(rows))
