using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>What a test knows so far, on disk: written beside its place and renamed, so that a kill leaves the one before.</summary>
/// <remarks>The file starts with a digest of the scans, the shuffles and the way they are compared; another test's file is refused.</remarks>
internal sealed class Checkpoint
{
    private const int SecondsBetween = 10;
    private readonly string _path;
    private readonly byte[] _digest;
    private readonly long _every;
    private long _writtenAt = Stopwatch.GetTimestamp();
    private int _batches;
    private double[] _maxima = [];
    private int[] _exceeded = [];
    private bool _isNewer;

    /// <param name="path">The file.</param>
    /// <param name="scans">The data.</param>
    /// <param name="shuffles">The shuffles.</param>
    /// <param name="how">Everything else that the answer depends on, in words.</param>
    /// <param name="secondsBetween">How often the file is written.</param>
    public Checkpoint(string path, ReadOnlySpan<float> scans, IReadOnlyList<Shuffle> shuffles, string how, double secondsBetween = SecondsBetween)
    {
        Guard.NotBlank(path);
        (_path, _every) = (Path.GetFullPath(path), (long)(secondsBetween * Stopwatch.Frequency));
        if (Directory.Exists(_path)) { throw new ArgumentMistake($"{_path} is a folder; what is known so far goes into a file.", "Name a file: ResumeFrom = \"test.partial\"."); }

        if (Path.GetDirectoryName(_path) is { } folder && !Directory.Exists(folder)) { throw new ArgumentMistake($"The folder {folder} is not there, so nothing can be kept in it.", "Make it first, or name another file."); }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(scans));
        foreach (var shuffle in shuffles)
        {
            hash.AppendData(MemoryMarshal.AsBytes<int>(shuffle.Order));
            hash.AppendData(MemoryMarshal.AsBytes<sbyte>(shuffle.Signs));
        }

        hash.AppendData(Encoding.UTF8.GetBytes(how));
        _digest = hash.GetHashAndReset();
    }

    /// <summary>Takes up what the file knows, and says how many batches that is.</summary>
    /// <exception cref="ArgumentMistake">The file is of another test, or damaged.</exception>
    public int Restore(double[] maxima, int[] exceeded)
    {
        if (!File.Exists(_path)) { return 0; }

        var bytes = File.ReadAllBytes(_path);
        var (large, small) = (_digest.Length + sizeof(int), maxima.Length * sizeof(double));
        if (bytes.Length != large + small + (exceeded.Length * sizeof(int)) || !bytes.AsSpan(0, _digest.Length).SequenceEqual(_digest))
        {
            throw new ArgumentMistake($"{_path} was kept by another test: its scans, design, shuffles, seed or scores differ.", "Name another file in ResumeFrom, or delete this one to start again.");
        }

        bytes.AsSpan(large, small).CopyTo(MemoryMarshal.AsBytes(maxima.AsSpan()));
        bytes.AsSpan(large + small).CopyTo(MemoryMarshal.AsBytes(exceeded.AsSpan()));
        return BitConverter.ToInt32(bytes, _digest.Length);
    }

    /// <summary>Keeps what is known after so many batches, and writes it when it is time.</summary>
    public void Keep(int batches, double[] maxima, int[] exceeded)
    {
        (_batches, _maxima, _exceeded, _isNewer) = (batches, [.. maxima], [.. exceeded], true);
        if (Stopwatch.GetTimestamp() - _writtenAt >= _every) { Write(); }
    }

    /// <summary>Writes what is known, if the file does not know it yet.</summary>
    public void Write()
    {
        if (!_isNewer) { return; }

        var beside = $"{_path}.part";
        using (var stream = File.Create(beside))
        {
            stream.Write(_digest);
            stream.Write(BitConverter.GetBytes(_batches));
            stream.Write(MemoryMarshal.AsBytes<double>(_maxima));
            stream.Write(MemoryMarshal.AsBytes<int>(_exceeded));
        }

        File.Move(beside, _path, overwrite: true);
        (_isNewer, _writtenAt) = (false, Stopwatch.GetTimestamp());
    }
}
