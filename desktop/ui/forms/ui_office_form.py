# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'office_form.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFormLayout, QLabel,
    QLineEdit, QSizePolicy, QWidget)

class Ui_OfficeForm(object):
    def setupUi(self, OfficeForm):
        if not OfficeForm.objectName():
            OfficeForm.setObjectName(u"OfficeForm")
        self.formLayout = QFormLayout(OfficeForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setHorizontalSpacing(16)
        self.formLayout.setVerticalSpacing(8)
        self.kindLabel = QLabel(OfficeForm)
        self.kindLabel.setObjectName(u"kindLabel")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.kindLabel)

        self.kind = QComboBox(OfficeForm)
        self.kind.setObjectName(u"kind")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.kind)

        self.nameLabel = QLabel(OfficeForm)
        self.nameLabel.setObjectName(u"nameLabel")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.nameLabel)

        self.name = QLineEdit(OfficeForm)
        self.name.setObjectName(u"name")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.name)

        self.nameHelp = QLabel(OfficeForm)
        self.nameHelp.setObjectName(u"nameHelp")
        self.nameHelp.setWordWrap(True)
        self.nameHelp.setProperty(u"muted", True)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.nameHelp)

        self.provinceLabel = QLabel(OfficeForm)
        self.provinceLabel.setObjectName(u"provinceLabel")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.provinceLabel)

        self.province = QLineEdit(OfficeForm)
        self.province.setObjectName(u"province")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.province)

        self.eraLabel = QLabel(OfficeForm)
        self.eraLabel.setObjectName(u"eraLabel")

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.eraLabel)

        self.era = QComboBox(OfficeForm)
        self.era.setObjectName(u"era")

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.era)

        self.districtLabel = QLabel(OfficeForm)
        self.districtLabel.setObjectName(u"districtLabel")

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.districtLabel)

        self.district = QLineEdit(OfficeForm)
        self.district.setObjectName(u"district")

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.district)

        self.districtHelp = QLabel(OfficeForm)
        self.districtHelp.setObjectName(u"districtHelp")
        self.districtHelp.setWordWrap(True)
        self.districtHelp.setProperty(u"muted", True)

        self.formLayout.setWidget(6, QFormLayout.ItemRole.FieldRole, self.districtHelp)

        self.placeLabel = QLabel(OfficeForm)
        self.placeLabel.setObjectName(u"placeLabel")

        self.formLayout.setWidget(7, QFormLayout.ItemRole.LabelRole, self.placeLabel)

        self.place = QLineEdit(OfficeForm)
        self.place.setObjectName(u"place")

        self.formLayout.setWidget(7, QFormLayout.ItemRole.FieldRole, self.place)

        self.standingUnitLabel = QLabel(OfficeForm)
        self.standingUnitLabel.setObjectName(u"standingUnitLabel")

        self.formLayout.setWidget(8, QFormLayout.ItemRole.LabelRole, self.standingUnitLabel)

        self.standingUnit = QComboBox(OfficeForm)
        self.standingUnit.setObjectName(u"standingUnit")
        self.standingUnit.setEditable(True)

        self.formLayout.setWidget(8, QFormLayout.ItemRole.FieldRole, self.standingUnit)

        self.filingCodeLabel = QLabel(OfficeForm)
        self.filingCodeLabel.setObjectName(u"filingCodeLabel")

        self.formLayout.setWidget(9, QFormLayout.ItemRole.LabelRole, self.filingCodeLabel)

        self.filingCode = QLineEdit(OfficeForm)
        self.filingCode.setObjectName(u"filingCode")

        self.formLayout.setWidget(9, QFormLayout.ItemRole.FieldRole, self.filingCode)

        self.filingCodeHelp = QLabel(OfficeForm)
        self.filingCodeHelp.setObjectName(u"filingCodeHelp")
        self.filingCodeHelp.setWordWrap(True)
        self.filingCodeHelp.setProperty(u"muted", True)

        self.formLayout.setWidget(10, QFormLayout.ItemRole.FieldRole, self.filingCodeHelp)

#if QT_CONFIG(shortcut)
        self.kindLabel.setBuddy(self.kind)
        self.nameLabel.setBuddy(self.name)
        self.provinceLabel.setBuddy(self.province)
        self.eraLabel.setBuddy(self.era)
        self.districtLabel.setBuddy(self.district)
        self.placeLabel.setBuddy(self.place)
        self.standingUnitLabel.setBuddy(self.standingUnit)
        self.filingCodeLabel.setBuddy(self.filingCode)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OfficeForm)

        QMetaObject.connectSlotsByName(OfficeForm)
    # setupUi

    def retranslateUi(self, OfficeForm):
        self.kindLabel.setText(QCoreApplication.translate("OfficeForm", u"&Lo\u1ea1i \u0111\u01a1n v\u1ecb", None))
        self.nameLabel.setText(QCoreApplication.translate("OfficeForm", u"&T\u00ean x\u00e3, ph\u01b0\u1eddng", None))
        self.name.setPlaceholderText(QCoreApplication.translate("OfficeForm", u"v\u00ed d\u1ee5: Minh Ti\u1ebfn", None))
        self.nameHelp.setText(QCoreApplication.translate("OfficeForm", u"Kh\u00f4ng ghi ch\u1eef \u201cx\u00e3\u201d, \u201cph\u01b0\u1eddng\u201d.", None))
        self.provinceLabel.setText(QCoreApplication.translate("OfficeForm", u"T\u1ec9nh, th\u00e0nh &ph\u1ed1", None))
        self.province.setPlaceholderText(QCoreApplication.translate("OfficeForm", u"v\u00ed d\u1ee5: t\u1ec9nh H\u01b0ng Y\u00ean", None))
        self.eraLabel.setText(QCoreApplication.translate("OfficeForm", u"&M\u00f4 h\u00ecnh ch\u00ednh quy\u1ec1n", None))
        self.districtLabel.setText(QCoreApplication.translate("OfficeForm", u"&Huy\u1ec7n", None))
        self.district.setPlaceholderText(QCoreApplication.translate("OfficeForm", u"v\u00ed d\u1ee5: huy\u1ec7n Ph\u00f9 C\u1eeb", None))
        self.districtHelp.setText(QCoreApplication.translate("OfficeForm", u"Ch\u1ec9 d\u00f9ng cho v\u0103n b\u1ea3n tr\u01b0\u1edbc ng\u00e0y 01/7/2025.", None))
        self.placeLabel.setText(QCoreApplication.translate("OfficeForm", u"\u0110\u1ecba &danh tr\u00ean v\u0103n b\u1ea3n", None))
        self.place.setPlaceholderText(QCoreApplication.translate("OfficeForm", u"\u0111\u1ec3 tr\u1ed1ng th\u00ec l\u1ea5y t\u00ean x\u00e3", None))
        self.standingUnitLabel.setText(QCoreApplication.translate("OfficeForm", u"C\u01a1 quan th\u01b0\u1eddng tr\u1ef1c &CCHC", None))
        self.filingCodeLabel.setText(QCoreApplication.translate("OfficeForm", u"K\u00fd hi\u1ec7u \u0111\u01a1n v\u1ecb &so\u1ea1n th\u1ea3o", None))
        self.filingCode.setPlaceholderText(QCoreApplication.translate("OfficeForm", u"v\u00ed d\u1ee5: VHXH", None))
        self.filingCodeHelp.setText(QCoreApplication.translate("OfficeForm", u"In sau \u201cL\u01b0u: VT,\u201d \u1edf ph\u1ea7n n\u01a1i nh\u1eadn; c\u00f3 th\u1ec3 \u0111\u1ec3 tr\u1ed1ng.", None))
        pass
    # retranslateUi

