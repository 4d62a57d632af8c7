namespace NeuroRepl.Statistics.Maps;

/// <summary>Which value a place takes after the sphere was rotated.</summary>
public enum SpinMethod
{
    /// <summary>The nearest: <see cref="AlexanderBloch"/> on vertices, <see cref="VazquezRodriguez"/> on parcels.</summary>
    Nearest,

    /// <summary>The nearest rotated vertex (Alexander-Bloch et al., NeuroImage 178, 2018); vertices only.</summary>
    AlexanderBloch,

    /// <summary>The nearest rotated parcel centre, some twice and some never (Vázquez-Rodríguez et al., PNAS 116, 2019); parcels only.</summary>
    VazquezRodriguez,

    /// <summary>Each value once: the place whose nearest free neighbour is furthest chooses first (Váša et al., Cereb. Cortex 28, 2018).</summary>
    Vasa,

    /// <summary>Each value once, with the smallest sum of distances (Kuhn 1955; solved by shortest paths, Jonker and Volgenant 1987).</summary>
    Hungarian,
}
