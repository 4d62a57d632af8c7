using System.Numerics;

namespace NeuroRepl.Numerics.Tests;

public sealed class DampedExponentialsTests
{
    [Fact]
    public void A_noiseless_sum_of_exponentials_comes_back_to_nine_digits()
    {
        (Complex Pole, Complex Amplitude)[] truth =
        [
            (Complex.FromPolarCoordinates(0.995, 0.4), new(3, 1)), (Complex.FromPolarCoordinates(0.99, -1.1), new(-2, 0.5)),
            (Complex.FromPolarCoordinates(0.98, 2.0), new(1e3, 0)), (Complex.FromPolarCoordinates(0.999, 2.03), new(0, 0.7)),
        ];
        Complex[] signal = [.. Enumerable.Range(0, 400).Select(n => truth.Aggregate(Complex.Zero, (sum, c) => sum + (c.Amplitude * Complex.Pow(c.Pole, n))))];

        var found = DampedExponentials.Fit(signal, 12, tolerance: 1e-9);

        Assert.Equal(4, found.Poles.Count);
        foreach (var (pole, amplitude) in truth)
        {
            var k = Enumerable.Range(0, 4).MinBy(i => (found.Poles[i] - pole).Magnitude);
            Assert.Equal(0, (found.Poles[k] - pole).Magnitude, 1e-9);
            Assert.Equal(0, (found.Amplitudes[k] - amplitude).Magnitude, 1e-7 * 1e3);
        }

        Assert.Equal(0, found.Signal(400, [0, 1, 2, 3]).Zip(signal, (a, b) => (a - b).Magnitude).Max(), 1e-6);
    }

    [Fact]
    public void Too_few_samples_and_samples_that_are_not_numbers_are_refused()
    {
        Assert.Throws<ArgumentMistake>(() => DampedExponentials.Fit(new Complex[20], 6));
        Assert.Throws<ArgumentMistake>(() => DampedExponentials.Fit([.. new Complex[63], Complex.NaN], 4));
    }
}
