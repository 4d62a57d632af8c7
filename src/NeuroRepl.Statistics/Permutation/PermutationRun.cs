using System.Numerics;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Goes through the shuffles of one test on all processors. What it gives does not depend on how many there are, nor on where it was interrupted.</summary>
/// <remarks>
/// With an early stop it ends at the shuffle at which the wanted number of largest scores has reached that of the data; what the shuffles after it in the same round
/// had added is taken back, so that the end depends on the shuffles alone (Besag and Clifford, Biometrika 78, 1991).
/// </remarks>
internal sealed class PermutationRun(BrainSpace space, ShuffledFit fit, ShuffleSet shuffles, Func<IMapScore>? scoring, ZTable? z, Sides sides, Checkpoint? checkpoint = null, int? stopAfter = null)
{
    /// <summary>Scores this close (relative) count as equal: the same numbers added in another order differ by rounding.</summary>
    public const double Tolerance = 2e-6;

    /// <summary>Shuffles that are fitted at once.</summary>
    public const int Batch = 8;

    private const int BatchesInRound = 16;
    private readonly double[] _maxima = new double[shuffles.All.Count];
    private readonly int[] _exceeded = new int[space.Count];
    private readonly Stack<Worker> _idle = [];              // a ConcurrentBag would stay in its threads' memory after the test
    private readonly Lock _adding = new();
    private int _done;
    private int _made = shuffles.All.Count;

    private int Places => space.Count;

    private ShuffledFit Fit => fit;

    private IReadOnlyList<Shuffle> Shuffles => shuffles.All;

    private Func<IMapScore>? Scoring => scoring;

    private ZTable? Z => z;

    private Sides Sides => sides;

    /// <param name="threads">How many threads at most; −1 for one a processor.</param>
    public (float[] Statistic, float[]? Enhanced, double[] Maxima, int[] Exceeded) Go(int threads = -1)
    {
        var statistic = new float[space.Count];
        fit.Fit([shuffles.All[0]], statistic);
        var enhanced = scoring is null ? null : new float[space.Count];
        if (enhanced is not null)
        {
            var map = (float[])statistic.Clone();
            z?.Convert(map);
            scoring!().Score(map, enhanced, sides);
        }

        var reached = Reached(enhanced ?? statistic);
        var batches = (shuffles.All.Count + Batch - 1) / Batch;
        try { Go(reached, batches, new ParallelOptions { MaxDegreeOfParallelism = threads }); }
        catch (AggregateException stopped) when (stopped.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException(stopped.InnerException!.Message, stopped.InnerException);
        }
        finally { checkpoint?.Write(); }

        return (statistic, enhanced, _maxima[.._made], _exceeded);
    }

    private void Go(float[] reached, int batches, ParallelOptions options)
    {
        var first = checkpoint?.Restore(_maxima, _exceeded) ?? 0;
        _done = Math.Min(first * Batch, shuffles.All.Count);
        while (first < batches)
        {
            var last = checkpoint is null && stopAfter is null ? batches : Math.Min(batches, first + BatchesInRound);
            var before = stopAfter is null ? [] : (int[])_exceeded.Clone();
            Round(reached, first, last, options);
            if (StopsAt(Math.Min(last * Batch, _made)) is { } end)
            {
                before.CopyTo(_exceeded, 0);
                _made = end;
                Round(reached, first, (end + Batch - 1) / Batch, options);
                return;
            }

            checkpoint?.Keep(last, _maxima, _exceeded);
            first = last;
        }
    }

    private void Round(float[] reached, int first, int last, ParallelOptions options) =>
        Parallel.For(first, last, options, Take, (batch, _, worker) => worker.Do(batch, reached), worker =>
        {
            worker.Add();
            lock (_idle) { _idle.Push(worker); }
        });

    private Worker Take()
    {
        lock (_idle) { if (_idle.TryPop(out var worker)) { return worker; } }

        return new(this);
    }

    // How many shuffles it takes until the largest score has been as high as that of the data so many times; nothing if it is not among the known ones.
    private int? StopsAt(int known)
    {
        var (top, left) = (_maxima[0] - (Tolerance * Math.Abs(_maxima[0])), stopAfter ?? int.MaxValue);
        for (var n = 1; n < known; n++)
        {
            if (_maxima[n] >= top && --left == 0) { return n + 1; }
        }

        return null;
    }

    // What a shuffle must reach at each place to count there; larger is further from nothing.
    private float[] Reached(float[] score) => Array.ConvertAll(score, value =>
    {
        var looked = sides switch { Sides.Greater => value, Sides.Less => -value, _ => Math.Abs(value) };
        return looked - ((float)Tolerance * Math.Abs(looked));
    });

    private void Report(int more)
    {
        var done = Math.Min(Interlocked.Add(ref _done, more), shuffles.All.Count);
        lock (_adding) { Work.Report("shuffling", done, shuffles.All.Count); }
    }

    /// <summary>One thread's buffers.</summary>
    private sealed class Worker(PermutationRun run)
    {
        private readonly float[] _maps = new float[Batch * run.Places];
        private readonly float[]? _scores = run.Scoring is null ? null : new float[run.Places];
        private readonly IMapScore? _scoring = run.Scoring?.Invoke();
        private readonly int[] _exceeded = new int[run.Places];

        public Worker Do(int batch, float[] reached)
        {
            var first = batch * Batch;
            var some = Enumerable.Range(first, Math.Min(Batch, run._made - first)).Select(k => run.Shuffles[k]).ToArray();
            run.Fit.Fit(some, _maps);
            for (var k = 0; k < some.Length; k++)
            {
                Interrupt.ThrowIfRequested();
                var map = _maps.AsSpan(k * run.Places, run.Places);
                run.Z?.Convert(map);
                _scoring?.Score(map, _scores, run.Sides);
                run._maxima[first + k] = Compare(_scores ?? map, reached);
            }

            run.Report(some.Length);
            return this;
        }

        public void Add()
        {
            lock (run._adding)
            {
                for (var place = 0; place < _exceeded.Length; place++) { run._exceeded[place] += _exceeded[place]; }
            }

            Array.Clear(_exceeded);
        }

        // A mask of a vector is −1 where it holds.
        private double Compare(ReadOnlySpan<float> score, float[] reached)
        {
            var (largest, place) = (Vector<float>.Zero, 0);
            for (; place <= score.Length - Vector<float>.Count; place += Vector<float>.Count)
            {
                var value = new Vector<float>(score[place..]);
                var looked = run.Sides switch { Sides.Greater => value, Sides.Less => -value, _ => Vector.Abs(value) };
                largest = Vector.Max(largest, looked);
                (new Vector<int>(_exceeded, place) - Vector.GreaterThanOrEqual(looked, new Vector<float>(reached, place))).CopyTo(_exceeded, place);
            }

            var most = 0f;
            for (var lane = 0; lane < Vector<float>.Count; lane++) { most = Math.Max(most, largest[lane]); }

            for (; place < score.Length; place++)
            {
                var looked = run.Sides switch { Sides.Greater => score[place], Sides.Less => -score[place], _ => Math.Abs(score[place]) };
                most = Math.Max(most, looked);
                if (looked >= reached[place]) { _exceeded[place]++; }
            }

            return most;
        }
    }
}
