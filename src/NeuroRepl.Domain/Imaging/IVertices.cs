namespace NeuroRepl.Domain.Imaging;

/// <summary>Vertices of one structure's surface, whether or not it is known where they lie.</summary>
internal interface IVertices
{
    string Structure { get; }

    int VertexCount { get; }

    ReadOnlyMemory<int> Vertices { get; }
}
