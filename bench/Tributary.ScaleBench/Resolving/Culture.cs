namespace Tributary.ScaleBench.Resolving;

/// <summary>How some part of the world calls people.</summary>
/// <param name="Share">Of all people.</param>
/// <param name="Given">Given names, lower case.</param>
/// <param name="Family">Family names, lower case.</param>
/// <param name="Own">The name in a script of its own, family name first; null where there is none.</param>
/// <param name="Mail">Hosts of free mail, the most used first.</param>
internal sealed record Culture(double Share, WordPool Given, WordPool Family, (WordPool Family, WordPool Given)? Own, string[] Mail)
{
    private const string Pinyin = "wei jie hao yu lei xin ming jun yi hui jing ying tao bo kai chen lin fei rui zhi yan hong li peng bin hai chao qi han jia xiao yuan shuai cheng dong zhen guo wen zi tian long feng xu ze shu kun liang mei na ping qing ran sheng ting xia yang yun zheng";
    private const string Latin = "al an ar be bri ca chris da den do ed el er fe fran ga ge han hu is ja jo ka ke la len li lo lu ma mar me mi na ni no ol pa pe ra ri ro sa se si ste ta the ti to va ver vi wa we ya zo";
    private const string Indic = "a abhi ad aj am an ani ar ash bha cha de dha di ga gan go ha hari in ja ka kar ki kri la lak ma mani mo na nan ni pa pra ra raj ri ro sa san shi shwa su ta te u va vi vin ya yash";

    /// <summary>All of them; shares add up to one.</summary>
    public static IReadOnlyList<Culture> All { get; } =
    [
        new(.34,
            new WordPool("wei jie hao yu lei xin ming jun yi hui", Pinyin, 3000, .75, most: 2),
            new WordPool("wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang song deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao zhong", Pinyin, 300, .9, most: 2),
            (new WordPool("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 唐 宋", "欧 阳 司 徒 上 官", 50, .9, most: 2), new WordPool("伟 杰 浩 宇 磊 鑫 明 俊 怡 慧", "伟 杰 浩 宇 磊 鑫 明 俊 怡 慧 静 颖 涛 博 凯 晨 琳 飞 瑞 志 燕 红 丽 鹏 斌 海 超 琪 涵 佳 晓 媛 帅 成 东 振 国 文 子 天", 1400, .6, most: 2)),
            ["gmail.com", "qq.com", "163.com", "outlook.com", "126.com", "foxmail.com"]),
        new(.38,
            new WordPool("david michael john alex james robert daniel thomas peter paul mark martin christopher andrew kevin matthew anna maria laura sarah", Latin, 4000, .85),
            new WordPool("smith johnson brown jones miller davis wilson garcia martinez rodriguez mueller schmidt dubois rossi silva ivanov nguyen kim", Latin, 40_000, .65),
            null,
            ["gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "proton.me", "icloud.com"]),
        new(.2,
            new WordPool("rahul amit ankit priya neha rohit vikas sandeep deepak aditya", Indic, 4000, .8),
            new WordPool("kumar singh sharma gupta patel shah verma jain mehta agarwal yadav mishra reddy rao das", Indic, 12_000, .8),
            null,
            ["gmail.com", "outlook.com", "yahoo.com"]),
        new(.08,
            new WordPool("hiroshi kenji takashi yuki minjun jiho seo-yeon haruto sota ren", "a ki ko ta ro hi shi ma sa yu na mi ho jun min seo ji hyun woo", 1500, .7),
            new WordPool("kim lee park sato suzuki choi takahashi tanaka jung watanabe ito kang yamamoto cho nakamura yoon kobayashi", "ya ma da no ka wa mo to mu ra shi ta ki naka ko", 1200, .9),
            (new WordPool("金 李 朴 佐藤 鈴木 崔 高橋 田中", "山 田 川 村 木 本 中 小 大 野", 100, .9, most: 2), new WordPool("浩 健 隆 由紀", "太 郎 一 美 子 真 翔 大 健 介 민 준 서 연 지 훈", 200, .6, most: 2)),
            ["gmail.com", "naver.com", "yahoo.co.jp", "outlook.com"]),
    ];

    /// <summary>One of all, by their shares.</summary>
    public static Culture Draw(Random random)
    {
        double at = random.NextDouble();
        foreach (Culture culture in All)
        {
            if ((at -= culture.Share) < 0) return culture;
        }

        return All[0];
    }
}
