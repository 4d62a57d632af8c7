namespace NeuroRepl.Statistics.Formulas;

/// <summary>A model in R's notation: <c>cope ~ block * dose + (1 | subject)</c>. Read once, used by every model.</summary>
public sealed class Formula
{
    private readonly Dictionary<string, Node> _variables = [];

    private Formula(string text) => Text = text;

    /// <summary>The formula as it was written.</summary>
    public string Text { get; }

    /// <summary>What is modelled, as written: <c>cope</c>, <c>log(glu)</c>; null where nothing stands left of ~.</summary>
    public string? Response { get; private set; }

    /// <summary>Whether the model has an intercept.</summary>
    public bool HasIntercept { get; private set; } = true;

    /// <summary>The fixed terms without the intercept, by order and then by appearance, as R has them.</summary>
    public IReadOnlyList<Term> Terms { get; private set; } = [];

    /// <summary>The random-effects terms, in order of appearance.</summary>
    public IReadOnlyList<RandomTerm> RandomTerms { get; private set; } = [];

    /// <summary>The variables inside offset(…): added with coefficient 1.</summary>
    public IReadOnlyList<string> Offsets { get; private set; } = [];

    /// <summary>Reads a formula.</summary>
    /// <param name="text">Such as <c>y ~ a * b + poly(x, 2) + (1 + x | subject)</c>.</param>
    /// <param name="everything">The names that a dot stands for.</param>
    /// <exception cref="FormulaException">It cannot be read; the message points at the place.</exception>
    public static Formula Parse(string text, IReadOnlyList<string>? everything = null)
    {
        var formula = new Formula(text.Trim());
        formula.Read(FormulaParser.Parse(formula.Text), everything ?? []);
        return formula;
    }

    /// <summary>The formula as it was written.</summary>
    public override string ToString() => Text;

    internal Node Expression(string variable) => _variables[variable];

    internal FormulaException Mistake(string message, string hint, Node at) => new(message, hint, Text, at.At);

    internal FormulaException MistakeAbout(string variable, string message, string hint) => Mistake(message, hint, _variables[variable]);

    private void Read(Node root, IReadOnlyList<string> everything)
    {
        var right = root;
        if (root is Node.Binary { Symbol: "~" } tilde)
        {
            right = tilde.Right;
            if (tilde.Left is not Node.Name { Text: "" })
            {
                Response = Strip(tilde.Left).ToString();
                _variables[Response] = Strip(tilde.Left);
            }
        }
        else
        {
            throw new FormulaException("There is no ~ in the formula.", "Write what is modelled, ~, and by what: y ~ a + b.", Text, 0);
        }

        if (Nested(right) is { } second) { throw Mistake("A formula has one ~ only.", "Write what is modelled left of it, and the terms right of it.", second); }

        var (terms, random, offsets) = (new TermSet(), new List<RandomTerm>(), new List<string>());
        Collect(right, terms, random, offsets, [.. everything.Where(name => name != Response)]);
        HasIntercept = terms.HasIntercept;
        Terms = [.. terms.Terms.OrderBy(term => term.Order)];
        (RandomTerms, Offsets) = (random, offsets);
        if (Response is { } response && Terms.FirstOrDefault(term => term.Variables.Contains(response)) is not null)
        {
            throw MistakeAbout(response, $"{response} stands on both sides of ~.", "A response cannot explain itself: take it out on the right.");
        }
    }

    // Additive pieces may be random terms or offsets, which are no part of the algebra.
    private void Collect(Node node, TermSet into, List<RandomTerm> random, List<string> offsets, IReadOnlyList<string> everything)
    {
        switch (node)
        {
            case Node.Binary { Symbol: "+" } plus:
                Collect(plus.Left, into, random, offsets, everything);
                Collect(plus.Right, into, random, offsets, everything);
                break;
            case Node.Binary { Symbol: "-" } minus:
                Collect(minus.Left, into, random, offsets, everything);
                into.Remove(Expand(minus.Right, everything));
                break;
            case Node.Group { Inner: Node.Binary { Symbol: "|" or "||" } bar }:
                random.AddRange(Random(bar, everything));
                break;
            case Node.Binary { Symbol: "|" or "||" } open:
                throw Mistake("A random-effects term needs brackets.", "Write (1 | subject).", open);
            case Node.Call { Function: "offset", Arguments: [var argument] }:
                offsets.Add(Variable(argument.Value));
                break;
            default:
                into.Add(Expand(node, everything));
                break;
        }
    }

    private IEnumerable<RandomTerm> Random(Node.Binary bar, IReadOnlyList<string> everything)
    {
        var effects = Expand(bar.Left, everything);
        var groupings = Expand(bar.Right, everything).Terms;
        if (groupings.Count == 0) { throw Mistake("Right of the bar a grouping factor is expected.", "Write (1 | subject), with the name of a column of labels.", bar.Right); }

        foreach (var grouping in groupings)
        {
            if (bar.Symbol == "|") { yield return new RandomTerm([.. effects.Terms.OrderBy(t => t.Order)], effects.HasIntercept, grouping); }
            else
            {
                if (effects.HasIntercept) { yield return new RandomTerm([], HasIntercept: true, grouping); }

                foreach (var effect in effects.Terms.OrderBy(t => t.Order)) { yield return new RandomTerm([effect], HasIntercept: false, grouping); }
            }
        }
    }

    private TermSet Expand(Node node, IReadOnlyList<string> everything)
    {
        switch (node)
        {
            case Node.Group group: return Expand(group.Inner, everything);
            case Node.Number { Value: 0 or 1 } number: return TermSet.Intercept(number.Value == 1);
            case Node.Minus { Inner: Node.Number { Value: 1 } }: return TermSet.Intercept(false);
            case Node.Minus { Inner: Node.Number { Value: 0 } }: return TermSet.Intercept(true);
            case Node.Name { Text: "." }:
                return everything.Count > 0 ? TermSet.Of([.. everything.Select(name => new Term([Variable(new Node.Name(name, node.At))]))])
                    : throw Mistake("The dot stands for all other columns, and there are none here.", "Name the variables.", node);
            case Node.Name or Node.Call: return TermSet.Of(new Term([Variable(node)]));
            case Node.Binary { Symbol: "|" or "||" }: throw Mistake("A random-effects term can only be added.", "Write … + (1 | subject).", node);
            case Node.Binary { Symbol: "^" } power:
                return power.Right is Node.Number { Value: >= 1 } exponent && exponent.Value == Math.Floor(exponent.Value)
                    ? Expand(power.Left, everything).ToPower((int)exponent.Value)
                    : throw Mistake("The power of terms has to be a whole number.", "(a + b + c)^2 has all pairs; arithmetic goes into I(x^2).", power.Right);
            case Node.Binary binary:
                var (left, right) = (Expand(binary.Left, everything), Expand(binary.Right, everything));
                return binary.Symbol switch
                {
                    "+" => left.Plus(right),
                    "-" => left.Minus(right),
                    ":" or "%in%" => left.Times(right),
                    "*" => left.Plus(right).Plus(left.Times(right)),
                    "/" => left.Plus(left.Together().Times(right)),
                    _ => throw Mistake($"{binary.Symbol} is arithmetic and has no meaning between terms.", "Arithmetic goes into I( … ): y ~ I(x > 3).", binary),
                };
            default:
                throw Mistake($"{node} cannot be a term.", "Terms are columns, functions of columns, 0 or 1.", node);
        }
    }

    private string Variable(Node node)
    {
        var name = node.ToString();
        _variables.TryAdd(name, node);
        return name;
    }

    private static Node Strip(Node node) => node is Node.Group group ? Strip(group.Inner) : node;

    private static Node? Nested(Node node) => node switch
    {
        Node.Binary { Symbol: "~" } => node,
        Node.Binary binary => Nested(binary.Left) ?? Nested(binary.Right),
        Node.Group group => Nested(group.Inner),
        _ => null,
    };
}
