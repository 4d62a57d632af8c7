using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Clinical;

/// <summary>How well signals were told from what is none, and with which leaning: Go/NoGo, recognition, yes/no tasks.</summary>
/// <remarks>
/// Rates are (n + 1/2) / (N + 1) (Hautus 1995), so that nobody without a miss has an infinite d′; the plain rates are given beside them.
/// Source of the measures: Stanislaw and Todorov 1999, Behav Res Methods 31:137.
/// </remarks>
public sealed record SignalDetection
{
    /// <param name="hits">Signals that were answered.</param>
    /// <param name="misses">Signals that were not.</param>
    /// <param name="falseAlarms">What was no signal and was answered.</param>
    /// <param name="correctRejections">What was no signal and was not answered.</param>
    /// <exception cref="ArgumentMistake">A count below 0, no signals at all, or nothing but signals.</exception>
    public SignalDetection(int hits, int misses, int falseAlarms, int correctRejections)
    {
        if (int.Min(int.Min(hits, misses), int.Min(falseAlarms, correctRejections)) < 0) { throw new ArgumentMistake($"{hits} hits, {misses} misses, {falseAlarms} false alarms, {correctRejections} correct rejections: a count is negative.", "Give how often each happened."); }

        if (hits + misses == 0 || falseAlarms + correctRejections == 0) { throw new ArgumentMistake(hits + misses == 0 ? "There are no signals." : "There is nothing but signals.", "Discrimination needs both: trials to answer and trials to withhold."); }

        (Hits, Misses, FalseAlarms, CorrectRejections) = (hits, misses, falseAlarms, correctRejections);
        (HitRate, FalseAlarmRate) = ((double)hits / (hits + misses), (double)falseAlarms / (falseAlarms + correctRejections));
        var hit = Quantiles.Normal((hits + .5) / (hits + misses + 1));
        var alarm = Quantiles.Normal((falseAlarms + .5) / (falseAlarms + correctRejections + 1));
        (DPrime, Criterion, Beta) = (hit - alarm, -(hit + alarm) / 2, Math.Exp(((alarm * alarm) - (hit * hit)) / 2));
    }

    /// <summary>Signals that were answered.</summary>
    public int Hits { get; }

    /// <summary>Signals that were not answered.</summary>
    public int Misses { get; }

    /// <summary>What was no signal and was answered.</summary>
    public int FalseAlarms { get; }

    /// <summary>What was no signal and was not answered.</summary>
    public int CorrectRejections { get; }

    /// <summary>Share of the signals that were answered.</summary>
    public double HitRate { get; }

    /// <summary>Share of the rest that was answered.</summary>
    public double FalseAlarmRate { get; }

    /// <summary>Share of all trials that was right.</summary>
    public double Accuracy => (double)(Hits + CorrectRejections) / (Hits + Misses + FalseAlarms + CorrectRejections);

    /// <summary>Sensitivity d′, in standard deviations; 0 is guessing.</summary>
    public double DPrime { get; }

    /// <summary>Leaning c: below 0 towards answering, above 0 towards withholding.</summary>
    public double Criterion { get; }

    /// <summary>Leaning as the ratio of the densities at the criterion; 1 is none.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"d′ = {DPrime:0.00}, c = {Criterion:0.00} ({Hits} hits, {Misses} misses, {FalseAlarms} false alarms, {CorrectRejections} correct rejections)");
}
