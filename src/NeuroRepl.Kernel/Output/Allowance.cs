namespace NeuroRepl.Kernel.Output;

/// <summary>How much output front ends are sent: a burst at once, then so much a second (a bucket that fills again).</summary>
/// <remarks>The notebook server throws messages away above 1 MB/s over 3 s, wherever that cuts; so we stay below it and say what was left out.</remarks>
internal sealed class Allowance(TimeProvider clock, long burst = 2_500_000, long perSecond = 900_000)
{
    private readonly Lock _gate = new();
    private double _left = burst;
    private long _filled = clock.GetTimestamp();

    /// <summary>Takes so many bytes if they are there.</summary>
    /// <param name="isAgain">Whether output was left out just now: then half a burst has to be there, so that one flood leaves one gap and not many.</param>
    public bool TryTake(long bytes, bool isAgain = false)
    {
        lock (_gate)
        {
            Fill();
            if (_left < (isAgain ? burst / 2 : Math.Min(bytes, burst))) { return false; }

            _left -= bytes;
            return true;
        }
    }

    /// <summary>Takes them even if they are not there: pictures are not cut. What text may take is less afterwards.</summary>
    public void Take(long bytes)
    {
        lock (_gate)
        {
            Fill();
            _left = Math.Max(_left - bytes, -burst);
        }
    }

    private void Fill()
    {
        var now = clock.GetTimestamp();
        _left = Math.Min(burst, _left + (clock.GetElapsedTime(_filled, now).TotalSeconds * perSecond));
        _filled = now;
    }
}
