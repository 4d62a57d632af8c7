using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Goes through the shuffles of one test on all processors. What it gives does not depend on how many there are.</summary>
internal sealed class PermutationRun(BrainSpace space, ShuffledFit fit, ShuffleSet shuffles, Func<IMapScore>? scoring, ZTable? z, Sides sides)
{
    /// <summary>Scores this close (relative) count as equal: the same numbers added in another order differ by rounding.</summary>
    public const double Tolerance = 2e-6;

    private const int Batch = 4;
    private readonly double[] _maxima = new double[shuffles.All.Count];
    private readonly int[] _exceeded = new int[space.Count];
    private readonly Lock _adding = new();
    private int _done;

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


        var observed = Looked(enhanced ?? statistic);
        var batches = (shuffles.All.Count + Batch - 1) / Batch;
        try
        {
            Parallel.For(0, batches, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new Worker(this), (batch, _, worker) => worker.Do(batch, observed), worker => worker.Add());
        }
        catch (AggregateException stopped) when (stopped.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException(stopped.InnerException!.Message, stopped.InnerException);
        }

        return (statistic, enhanced, _maxima, _exceeded);
    }

    // What is compared: larger is further from nothing.
    private float[] Looked(float[] score) => sides switch
    {
        Sides.Greater => score,
        Sides.Less => Array.ConvertAll(score, value => -value),
        _ => Array.ConvertAll(score, Math.Abs),
    };

    private void Report(int more)
    {
        var done = Interlocked.Add(ref _done, more);
        lock (_adding) { Work.Report("shuffling", done, shuffles.All.Count); }
    }

    /// <summary>One thread's buffers.</summary>
    private sealed class Worker(PermutationRun run)
    {
        private readonly float[] _maps = new float[Batch * run.Places];
        private readonly float[]? _scores = run.Scoring is null ? null : new float[run.Places];
        private readonly IMapScore? _scoring = run.Scoring?.Invoke();
        private readonly int[] _exceeded = new int[run.Places];

        public Worker Do(int batch, float[] observed)
        {
            var first = batch * Batch;
            var some = Enumerable.Range(first, Math.Min(Batch, run.Shuffles.Count - first)).Select(k => run.Shuffles[k]).ToArray();
            run.Fit.Fit(some, _maps);
            for (var k = 0; k < some.Length; k++)
            {
                var map = _maps.AsSpan(k * run.Places, run.Places);
                run.Z?.Convert(map);
                _scoring?.Score(map, _scores, run.Sides);
                run._maxima[first + k] = Compare(_scores ?? map, observed);
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
        }

        private double Compare(ReadOnlySpan<float> score, float[] observed)
        {
            var largest = 0f;
            var (sides, exceeded) = (run.Sides, _exceeded);
            for (var place = 0; place < score.Length; place++)
            {
                var looked = sides switch { Sides.Greater => score[place], Sides.Less => -score[place], _ => Math.Abs(score[place]) };
                if (looked > largest) { largest = looked; }

                if (looked >= observed[place] - (float)Tolerance * Math.Abs(observed[place])) { exceeded[place]++; }
            }

            return largest;
        }
    }
}
