using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Volumes;

/// <summary>The volumes of a NIfTI or FreeSurfer file one after another: of each, only the wanted voxels are kept.</summary>
internal sealed class NiftiVolumes : IDisposable
{
    private readonly ByteSource _header;
    private readonly ByteSource _data;
    private readonly NiftiNumbers _numbers;
    private readonly bool _isMgh;

    private NiftiVolumes(string path)
    {
        _isMgh = MghHeader.Is(path);
        _header = _data = _isMgh ? ByteSource.Open(path) : NiftiFile.OpenSource(path);
        try
        {
            Header = _isMgh ? MghHeader.Read(_header) : NiftiHeaderReader.Read(_header);
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

    /// <summary>Nothing but padding follows the last volume; behind FreeSurfer's stand numbers and texts of its own.</summary>
    public void ExpectEnd()
    {
        if (!_isMgh)
        {
            _numbers.ExpectEnd();
            return;
        }

        var rest = new byte[4096];
        while (_data.Read(rest) == rest.Length) { }
    }

    public void Dispose()
    {
        _data.Dispose();
        _header.Dispose();
    }
}
