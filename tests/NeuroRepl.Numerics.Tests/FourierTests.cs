using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Numerics.Tests;

public sealed class FourierTests
{
    public static TheoryData<int> Lengths => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 19, 25, 27, 30, 32, 34, 60, 64, 97, 100, 121, 128, 143, 169, 210, 243, 256, 331, 1001, 1024];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Transform_is_the_sum_that_defines_it(int n)
    {
        var time = Noise(n, seed: 3);

        var fast = Fourier.Forward(time);

        for (var k = 0; k < n; k++)
        {
            var sum = Complex.Zero;
            for (var j = 0; j < n; j++) { sum += time[j] * Complex.FromPolarCoordinates(1, -2 * Math.PI * ((long)j * k % n) / n); }

            Assert.True((fast[k] - sum).Magnitude < 1e-13 * n, $"n = {n}, k = {k}: {fast[k]} instead of {sum}");      // rounding of n terms of order one
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    [InlineData(2048)]
    [InlineData(2080)]
    [InlineData(4099)]
    [InlineData(65536)]
    [InlineData(99991)]
    public void Inverse_takes_the_transform_back(int n)
    {
        var time = Noise(n, seed: 4);

        var back = Fourier.Inverse(Fourier.Forward(time));

        Assert.True(time.Zip(back).Max(pair => (pair.First - pair.Second).Magnitude) < 1e-13 * Math.Log2(n + 2));
    }

    [Theory]
    [InlineData(64, 5)]
    [InlineData(90, 8)]
    [InlineData(37, 3)]
    [InlineData(1024, 20)]
    public void Columns_are_transformed_as_each_alone(int n, int columns)
    {
        var signals = Enumerable.Range(0, columns).Select(column => Noise(n, seed: (ulong)column)).ToArray();
        var (re, im) = (new double[n * columns], new double[n * columns]);
        for (var row = 0; row < n; row++)
        {
            for (var c = 0; c < columns; c++) { (re[(row * columns) + c], im[(row * columns) + c]) = (signals[c][row].Real, signals[c][row].Imaginary); }
        }

        var plan = FourierPlan.Of(n);
        plan.Forward(re, im, columns, new double[plan.ScratchLength(columns)]);

        for (var c = 0; c < columns; c++)
        {
            var alone = Fourier.Forward(signals[c]);
            for (var k = 0; k < n; k++)
            {
                Assert.Equal(alone[k].Real, re[(k * columns) + c], 1e-11);
                Assert.Equal(alone[k].Imaginary, im[(k * columns) + c], 1e-11);
            }
        }
    }

    [Theory]
    [InlineData(4, new[] { 2, 3, 0, 1 })]
    [InlineData(5, new[] { 3, 4, 0, 1, 2 })]
    public void Shift_puts_frequency_zero_at_half_the_length_and_unshift_takes_it_back(int n, int[] expected)
    {
        var indices = Enumerable.Range(0, n).ToArray();

        Assert.Equal(expected, Fourier.Shift(indices));
        Assert.Equal(indices, Fourier.Unshift(Fourier.Shift(indices)));
        Assert.Equal(0, Fourier.Frequencies(n, 1000)[n / 2]);
    }

    [Fact]
    public void A_complex_exponential_lands_on_its_frequency()
    {
        const int n = 48;
        var time = Enumerable.Range(0, n).Select(t => Complex.FromPolarCoordinates(1, 2 * Math.PI * 5 * t / n)).ToArray();

        var spectrum = Fourier.Shift(Fourier.Forward(time));

        var peak = Array.IndexOf(spectrum, spectrum.MaxBy(v => v.Magnitude));
        Assert.Equal(5 * 100.0 / n, Fourier.Frequencies(n, 100)[peak], 12);
        Assert.Equal(n, spectrum[peak].Real, 1e-12);
    }

    private static Complex[] Noise(int n, ulong seed)
    {
        var random = new CounterRandom(seed);
        return [.. Enumerable.Range(0, n).Select(_ => new Complex(random.NextNormal(), random.NextNormal()))];
    }
}
