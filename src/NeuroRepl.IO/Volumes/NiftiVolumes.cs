using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Volumes;

/// <summary>The volumes of a NIfTI file one after another: of each, only the wanted voxels are kept.</summary>
internal sealed class NiftiVolumes : IDisposable
{
    private readonly ByteSource _header;
    private readonly ByteSource _data;
    private readonly NiftiNumbers _numbers;

    private NiftiVolumes(string path)
    {
        _header = _data = NiftiFile.OpenSource(path);
        try
        {
            Header = NiftiHeaderReader.Read(_header);
            Grid = NiftiGrid.Of(Header, Path);
            if (Header.IsPair) { _data = NiftiFile.OpenData(Path, Header); }

            _numbers = NiftiNumbers.Of(_data, Header);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the header says.</summary>
    public NiftiHeader Header { get; }

    /// <summary>Where the voxels of one volume lie.</summary>
    public VoxelGrid Grid { get; }

    /// <summary>How many volumes there are.</summary>
    public int Count => (int)(Header.Voxels / Grid.Count);

    /// <summary>The file.</summary>
    public string Path => _header.Path;

    /// <summary>Whether the file itself says that all the data are there.</summary>
    public bool IsPromised => _numbers.IsPromised;

    public static NiftiVolumes Open(string path) => new(path);

    /// <summary>Reads the next volume.</summary>
    /// <param name="voxels">The wanted voxels, rising; empty for all of them.</param>
    /// <param name="into">Their values.</param>
    public void Next(ReadOnlySpan<int> voxels, Span<float> into) => _numbers.Next(Grid.Count, voxels, into);

    /// <summary>Nothing but padding follows the last volume.</summary>
    public void ExpectEnd() => _numbers.ExpectEnd();

    public void Dispose()
    {
        _data.Dispose();
        _header.Dispose();
    }
}
